import re

import pytest

from loaders.side_tables import load_working_hypotheses
from selections.caveats import CAVEATS


@pytest.mark.parametrize("caveat", CAVEATS)
def test_what_a_caveat_quotes_is_printed_on_the_page_it_names(caveat):
    hypotheses = load_working_hypotheses()
    (quoted,) = re.findall("“(.+?)”", caveat)
    page = int(re.search(r"blz\. ([0-9]+)", caveat)[1])
    printed = hypotheses[hypotheses["pagina"] == page]["woorden"]
    assert any(quoted in " ".join(words.split()) for words in printed)
