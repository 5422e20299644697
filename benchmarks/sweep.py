"""A Monday morning at seven: every member's digest is due, and reminders besides.

The worker and the beat are the real ones. The floor: a bare client gives the same messages to the
same mail server.
"""

import smtplib
import time
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import psycopg

from benchmarks.installation import Installation
from benchmarks.programs import BenchmarkError
from core.embedded import ports

DIGESTS_SQL = """
    UPDATE core_duerow SET due_at = now() - interval '1 second'
    WHERE id IN (SELECT id FROM core_duerow WHERE rule = 'daily-digest' AND state = 'waiting'
        ORDER BY id LIMIT %s)
"""
REMINDED_SQL = """
    UPDATE outreach_followup SET remind_at = date_trunc('second', now())
    WHERE id IN (SELECT id FROM outreach_followup
        WHERE status = 'open' AND archived_at IS NULL ORDER BY id LIMIT %s)
"""
REMINDERS_SQL = """
    INSERT INTO core_duerow (office_id, rule, recipient, occurrence, due_at, wall_date, wall_time,
        zone, state, attempts, outcome)
    SELECT f.office_id, 'follow-up-reminder', 'member:' || f.owner_id,
        'follow-up:' || f.id || ' at '
            || to_char(f.remind_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        f.remind_at, (f.remind_at AT TIME ZONE o.time_zone)::date,
        (f.remind_at AT TIME ZONE o.time_zone)::time, o.time_zone, 'waiting', 0, ''
    FROM outreach_followup f JOIN offices_office o ON o.id = f.office_id
    WHERE f.status = 'open' AND f.remind_at = (SELECT max(remind_at) FROM outreach_followup
        WHERE status = 'open' AND remind_at <= now())
    ON CONFLICT DO NOTHING
"""
COUNTS_SQL = """
    SELECT (SELECT count(*) FROM core_duerow WHERE finished_at >= %(began)s AND state <> 'failed'),
        (SELECT count(*) FROM core_duerow WHERE finished_at >= %(began)s AND state = 'failed'),
        (SELECT count(*) FROM core_outboxmessage WHERE sent_at >= %(began)s)
"""
MESSAGES_SQL = """
    SELECT message_id, to_address, subject, text, html FROM core_outboxmessage
    WHERE state = 'sent' ORDER BY id LIMIT %s
"""
FLOOR_MESSAGES = 2_000
KEEP = 120_000


def make_due(owner_url: str, rows: int) -> int:
    """Let so many rows be due: all digests, and reminders for the rest; answers how many are."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        digests = owner.execute(DIGESTS_SQL, [rows]).rowcount
        reminders = 0
        if digests < rows:
            owner.execute(REMINDED_SQL, [rows - digests])
            reminders = owner.execute(REMINDERS_SQL).rowcount
        owner.execute("VACUUM (ANALYZE) core_duerow, outreach_followup")
    return digests + reminders


def sweep(installation: Installation, due: int, most_seconds: float) -> dict[str, Any]:
    """Let the worker work until all is done or the time is over; rows and mails a second."""
    with psycopg.connect(installation.owner_url, autocommit=True) as owner:
        began_at = owner.execute("SELECT now()").fetchone()
        worker, beat = installation.worker(), installation.beat()
        try:
            done, seconds = _watch(owner, began_at, due, most_seconds)
        finally:
            beat.stop()
            worker.stop()
        finished, failed, mails = done
        if not mails:
            raise BenchmarkError(f"no mail was sent:\n{worker.last_words()}")
    return {
        "due": due,
        "finished": finished,
        "failed": failed,
        "mails": mails,
        "seconds": seconds,
        "rows_a_second": finished / seconds,
        "mails_a_second": mails / seconds,
    }


def _watch(
    owner: psycopg.Connection, began_at: Any, due: int, most: float
) -> tuple[tuple[int, int, int], float]:
    """Counted from the first row that is done: that programs start takes time is no matter."""
    values, first = {"began": began_at[0]}, 0.0
    began = time.monotonic()
    while True:
        time.sleep(0.5)
        row = owner.execute(COUNTS_SQL, values).fetchone()
        finished, failed, mails = row or (0, 0, 0)
        now = time.monotonic()
        first = first or (now - 0.5 if finished else 0.0)
        is_over = (first and now - first >= most) or now - began >= most + 60
        if is_over or (finished + failed >= due and mails >= finished - failed):
            return (finished, failed, mails), now - (first or began)


def floor(installation: Installation) -> dict[str, Any]:
    """Messages a second that a bare client delivers: one connection, ready-made messages."""
    with psycopg.connect(installation.owner_url) as owner:
        rows = owner.execute(MESSAGES_SQL, [FLOOR_MESSAGES]).fetchall()
    messages = [(to, _message(*row)) for row in rows for to in [row[1]]]
    began = time.perf_counter()
    with smtplib.SMTP(ports.LOOPBACK, installation.smtp_port, timeout=30) as server:
        for to, message in messages:
            server.sendmail("lanyard@localhost", [to], message)
    seconds = time.perf_counter() - began
    return {"mails": len(messages), "seconds": seconds, "mails_a_second": len(messages) / seconds}


def _message(message_id: str, to: str, subject: str, text: str, html: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Lanyard <lanyard@localhost>"
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = message_id.replace("<", "<floor-")
    message.set_content(text, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", cte="quoted-printable")
    return message.as_bytes(policy=SMTP)
