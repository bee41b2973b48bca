"""The least that a Streamlit page can do: a button that changes a text."""

import streamlit as st

st.session_state.setdefault("times", 0)
if st.button("Again"):
    st.session_state.times += 1
st.text(f"Pressed {st.session_state.times} times")
