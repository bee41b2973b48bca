"""Every setting of the product: environment variables that start with BORGING_.

deploy/settings.md lists the same names; a test compares the two. They are read when they are
needed, so that a test can set them.
"""

from loaders.settings import TABLE, Setting
from voortgang.settings import DATABASE_URL, ROLLEN

APP_TITLE = "Borgingskalender Water en Bodem Sturend"

FRAME_ANCESTORS = Setting(
    "BORGING_FRAME_ANCESTORS",
    "'none'",
    "Who may show the dashboard in a frame, as in the CSP directive frame-ancestors.",
)
SECURITY_CONTACT = Setting(
    "BORGING_SECURITY_CONTACT",
    "",
    "Contact line of /.well-known/security.txt (mailto: or https:); without it there is no file.",
)
SECURITY_EXPIRES = Setting(
    "BORGING_SECURITY_EXPIRES",
    "",
    "Until when security.txt holds (2027-06-30T00:00:00Z); once passed it is no longer served.",
)
OPEN_BROWSER = Setting(
    "BORGING_OPEN_BROWSER",
    "",
    "Set by `make run`: open the printed address in the browser of this computer.",
)
SETTINGS = (
    FRAME_ANCESTORS,
    SECURITY_CONTACT,
    SECURITY_EXPIRES,
    OPEN_BROWSER,
    TABLE,
    DATABASE_URL,
    ROLLEN,
)
