"""The Streamlit parts that the pages share, and the server they are served by."""
