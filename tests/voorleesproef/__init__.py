"""`make voorleesproef`: the dashboard by ear and by keyboard alone, with a real screen reader."""
