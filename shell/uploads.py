"""Which sessions may send a file: those whose screen draws the field for it, to who may record.

Streamlit takes a file from any session, whatever is on its screen, and keeps it in memory.
"""

from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

_allowed: set[str] = set()


def allow(may: bool) -> bool:
    """Let the session of this script run send files, or no longer; gives `may` back."""
    session = get_script_run_ctx().session_id
    if Runtime.exists():
        gone = {one for one in _allowed if not Runtime.instance().is_active_session(one)}
        _allowed.difference_update(gone)
    (_allowed.add if may else _allowed.discard)(session)
    return may


def may_send(session: str) -> bool:
    """Whether this session was allowed to."""
    return session in _allowed
