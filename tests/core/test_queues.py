"""Mail has its turn while a thousand offices' due rows wait: a real broker, consumed by turns."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from kombu import Connection

from config.celery import app
from core import tasks

MANY_OFFICES = 100
FEW_OFFICES = 3


@pytest.fixture
def broker() -> Iterator[Any]:
    """A connection of this test alone: the names of all its queues begin in their own way."""
    options = {"global_keyprefix": f"queues-{uuid.uuid4()}:"}
    with Connection(settings.REDIS_URL, transport_options=options) as connection:
        yield connection
        for queue in app.amqp.queues.values():
            queue.bind(connection.default_channel).delete()


def taken(broker: Any, count: int) -> list[str]:
    """The names of the first tasks that a worker takes, which fetches one at a time."""
    order: list[str] = []

    def take(message: Any) -> None:
        order.append(message.headers["task"].rpartition(".")[2])
        message.ack()

    with app.amqp.TaskConsumer(broker.default_channel, on_message=take) as consumer:
        consumer.qos(prefetch_count=1)
        while len(order) < count:
            broker.drain_events(timeout=10)
    return order


def test_mail_does_not_wait_behind_the_due_rows_of_all_offices(broker: Any) -> None:
    for task, offices in ((tasks.work_due_rows, MANY_OFFICES), (tasks.work_outbox, FEW_OFFICES)):
        for office in range(offices):
            headers = {"office_id": str(office)}
            app.send_task(task.name, headers=headers, connection=broker)
    everything = taken(broker, MANY_OFFICES + FEW_OFFICES)
    assert everything[: 2 * FEW_OFFICES + 2].count("work_outbox") == FEW_OFFICES
    assert everything.count("work_due_rows") == MANY_OFFICES


def test_a_worker_without_further_words_serves_every_queue() -> None:
    assert set(app.amqp.queues.consume_from) == {"due", "mail"}
    routed = {
        name: app.amqp.router.route({}, name)["queue"].name
        for name in app.tasks
        if name.startswith("core.tasks.")
    }
    assert routed == {
        "core.tasks.sweep_due_rows": "due",
        "core.tasks.plan_due_rows": "due",
        "core.tasks.work_due_rows": "due",
        "core.tasks.sweep_outbox": "mail",
        "core.tasks.work_outbox": "mail",
    }
