"""Names of partners, made of families' names, towns and what they do."""

from random import Random

from outreach.demo.words import LAST_NAMES, STREETS

TOWNS = tuple(
    f"{first}{last}"
    for first in ("Alder", "Birch", "Clear", "Elm", "Fair", "Glen", "Harrow", "Iron", "Mill", "Oak")
    for last in ("brook", "dale", "field", "ford", "haven", "mont", "ridge", "ton", "view", "wood")
)

# what a partner of each of outreach.demo.trades is called; {0} is a family's name or a town's
FIRMS: dict[str, tuple[str, ...]] = {
    "machining": ("{0} Machining", "{0} Precision", "{0} Tool & Die", "{0} Turbine Parts"),
    "welding": ("{0} Welding", "{0} Steel Works", "{0} Ironworks"),
    "food-plant": ("{0} Foods", "{0} Packing", "{0} Creamery"),
    "robotics": ("{0} Robotics", "{0} Instruments", "{0} Automation"),
    "building": ("{0} Builders", "{0} & Sons Construction", "{0} Roofing", "{0} Concrete"),
    "electric": ("{0} Electric", "{0} Wiring"),
    "plumbing": ("{0} Plumbing", "{0} Heating & Air"),
    "clinic": ("{0} Family Clinic", "{0} General Hospital", "{0} Pediatrics", "{0} Imaging"),
    "dental": ("{0} Dental", "{0} Orthodontics"),
    "senior-care": ("{0} Commons", "{0} Home Health", "{0} Manor"),
    "vet": ("{0} Animal Hospital", "{0} Veterinary"),
    "bakery": ("{0} Bakery", "{0} Kitchen", "{0} Café"),
    "hotel": ("{0} Inn", "{0} Lodge", "{0} Catering"),
    "bank": ("{0} Savings Bank", "{0} Credit Union"),
    "accounting": ("{0} Accounting", "{0} & Partners, CPAs", "{0} Payroll"),
    "law": ("{0} Law", "{0} & Associates"),
    "software": ("{0} Software", "{0} Analytics", "{0} Cloud", "{0} Data"),
    "print": ("{0} Printing", "{0} Signs"),
    "media": ("{0} Media", "{0} Advertising", "{0} Courier"),
    "logistics": ("{0} Freight", "{0} Distribution", "{0} Trucking"),
    "auto": ("{0} Auto Body", "{0} Motors", "{0} Diesel"),
    "farm": ("{0} Farms", "{0} Orchards", "{0} Dairy"),
    "nursery": ("{0} Nursery", "{0} Landscaping"),
    "solar": ("{0} Solar", "{0} Energy"),
    "utility": ("{0} Power", "{0} Water District"),
    "retail": ("{0} Hardware", "{0} Market", "{0} Outfitters"),
    "childcare": ("{0} Early Learning", "{0} Child Care"),
    "safety": ("{0} Fire & Rescue", "{0} Police Department"),
    "city": ("City of {0}", "{0} Parks Department"),
    "nonprofit": ("{0} Food Share", "{0} Literacy Council", "{0} Land Trust"),
    "museum": ("{0} Museum", "{0} Theater"),
    "chamber": ("{0} Chamber of Commerce", "{0} Business Council"),
    "faculty": ("{0} College, Department of Business", "{0} College, School of Nursing"),
    "students": ("{0} Women in Computing", "{0} Skills Chapter"),
    "alumni": ("{0} Alumni", "{0} Alumni Network"),
    "coach": ("{0} Coaching", "{0} Career Studio"),
}
OF_A_TOWN = frozenset(
    {"city", "safety", "chamber", "utility", "museum", "nonprofit", "faculty", "alumni", "students"}
)
DIRECTIONS = ("North", "South", "East", "West", "Old", "New", "Upper", "Lower")


def partner_name(rng: Random, trade: str, town: str) -> str:
    """What a partner of that trade in that town is called."""
    return rng.choice(FIRMS[trade]).format(_whose(rng, trade, town))


def branch_name(parent: str, town: str) -> str:
    """What a branch in that town is called."""
    return f"{parent}, {town}"


def street(rng: Random) -> str:
    """A street and a number."""
    return f"{rng.randrange(1, 990)} {rng.choice(STREETS)}"


def _whose(rng: Random, trade: str, town: str) -> str:
    if trade in OF_A_TOWN:
        return town if rng.random() < 0.5 else f"{rng.choice(DIRECTIONS)} {town}"
    luck = rng.random()
    if luck < 0.55:
        return rng.choice(LAST_NAMES)
    if luck < 0.75:
        return town
    return f"{rng.choice(LAST_NAMES)} {rng.choice(LAST_NAMES)}"
