"""The spreadsheet that is brought in, and the floor: the same rows by COPY, as bare as can be."""

import csv
import re
import time
from pathlib import Path
from random import Random

import psycopg

HEADER = ("Partner", "Town", "Contact name", "Email", "Phone", "Notes")
REPEATED = 0.03  # the share of rows that are there twice
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
TABLES = {
    "partner": "partnerships_partner",
    "contact": "contacts_contact",
    "affiliation": "contacts_affiliation",
    "email": "contacts_affiliationemail",
    "phone": "contacts_affiliationphone",
    "standing": "partnerships_partnerstanding",
}
FILLED = {
    "partner": "id office_id name kind stage tier one_person closing champion source"
    " career_clusters naics_sector street town region postal_code phone website notes custom",
    "contact": "id office_id name preferred_name language notes",
    "affiliation": "id office_id contact_id partner_id role holds decision_maker signatory",
    "email": "id office_id affiliation_id address position",
    "phone": "id office_id affiliation_id number position",
    "standing": "id office_id partner_id contact_count has_primary_contact has_backup_contact"
    " touch_count open_follow_up_count next_follow_up_what",
}
Line = list[str]


def write_sheet(path: Path, rows: int) -> None:
    """A partner with one person a row; a few stand there twice."""
    rng = Random(7)
    lines = [_line(number, rng) for number in range(rows)]
    for number in range(1, rows):
        if rng.random() < REPEATED:
            lines[number] = lines[number - 1]
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(lines)


def _line(number: int, rng: Random) -> Line:
    family = rng.choice(("Rivera", "Hale", "Tran", "Voss", "Begay", "Olsen", "Iyer", "Novak"))
    trade = rng.choice(("Machining", "Dental", "Foods", "Electric", "Farms", "Bakery"))
    return [
        f"{family} {trade} of Quarry {number}",
        rng.choice(("Alderton", "Millbrook", "Easton")),
        f"{rng.choice(('Ana', 'Luis', 'Mei', 'Owen', 'Ruth'))} {family}",
        f"person.{number}@quarry.example.org",
        f"(303) 555-{rng.randrange(10_000):04d}",
        "Prefers text messages to email." if rng.random() < 0.3 else "",
    ]


def floor_seconds(admin_url: str, path: Path) -> float:
    """Read, validate, leave out doubles, COPY into tables with the same indexes and checks."""
    with psycopg.connect(admin_url) as connection:
        connection.execute("CREATE SCHEMA bench_floor")
        for name, table in TABLES.items():
            connection.execute(
                f"CREATE TABLE bench_floor.{name} (LIKE public.{table} INCLUDING ALL)"
            )
        connection.commit()
        began = time.perf_counter()
        _bring_in(connection, path)
        connection.commit()
        seconds = time.perf_counter() - began
        connection.execute("DROP SCHEMA bench_floor CASCADE")
        return seconds


def _bring_in(connection: psycopg.Connection, path: Path) -> None:
    with path.open(newline="") as file:
        lines = [line for line in csv.reader(file) if _is_valid(line)]
    names = [line[0].lower() for line in lines]
    found = connection.execute(
        "SELECT name_key FROM bench_floor.partner WHERE name_key = ANY(%s)", [names]
    )
    seen = {name for (name,) in found}
    fresh = []
    for name, line in zip(names, lines, strict=True):
        if name not in seen:
            seen.add(name)
            fresh.append(line)
    rows = [_rows(number, line) for number, line in enumerate(fresh, start=1)]
    with connection.cursor() as cursor:
        for table, columns in FILLED.items():
            target = f"bench_floor.{table} ({', '.join(columns.split())})"
            with cursor.copy(f"COPY {target} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row[table])


def _is_valid(line: Line) -> bool:
    if not line[0].strip() or len(line[0]) > 160 or line[0] == HEADER[0]:
        return False
    return not line[3] or EMAIL.fullmatch(line[3]) is not None


def _rows(number: int, line: Line) -> dict[str, tuple[object, ...]]:
    name, town, person, email, phone, notes = (it.strip() for it in line)
    partner = (number, 1, name, "employer", "prospect", "regular", False, False, False, "")
    return {
        "partner": (*partner, [], "", "", town, "", "", "", "", notes, "{}"),
        "contact": (number, 1, person, "", "en", ""),
        "affiliation": (number, 1, number, number, "", "primary", False, False),
        "email": (number, 1, number, email, 0),
        "phone": (number, 1, number, phone, 0),
        "standing": (number, 1, number, 1, True, False, 0, 0, ""),
    }
