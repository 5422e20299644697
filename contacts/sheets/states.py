"""The states and territories of the US, and those whose ZIP codes begin with a zero.

Source: United States Postal Service, Publication 28, Appendix B, and its ZIP code prefixes.
"""

_NAMES = (
    "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut"
    "|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois"
    "|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland"
    "|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska"
    "|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina"
    "|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico"
    "|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont"
    "|VA Virginia|VI Virgin Islands|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming"
    "|GU Guam|NM Nuevo México|NY Nueva York|FL La Florida|CA California|TX Tejas"
)
STATES: dict[str, str] = {row[3:].lower(): row[:2] for row in _NAMES.split("|")}
"""Letters by name in lower case."""

ZERO_STATES: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("CT", "MA", "ME", "NH", "NJ", "RI", "VT"), (4, 8)),
    **dict.fromkeys(("PR", "VI"), (3, 7)),
}
"""How many digits are left of a ZIP code whose zeros were dropped, by state."""
