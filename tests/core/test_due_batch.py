"""What is the same for all rows of a batch is asked once, and forgotten with it."""

from core.due.batch import batch, once_a_batch

asked: list[int] = []


@once_a_batch
def doubled(number: int) -> int:
    asked.append(number)
    return number * 2


def test_in_a_batch_a_question_is_asked_once_and_outside_every_time() -> None:
    asked.clear()
    assert [doubled(2), doubled(2)] == [4, 4]
    assert asked == [2, 2]
    with batch():
        assert [doubled(2), doubled(3), doubled(2)] == [4, 6, 4]
    assert asked == [2, 2, 2, 3]


def test_the_next_batch_asks_anew() -> None:
    asked.clear()
    for _ in range(2):
        with batch():
            doubled(5)
    assert asked == [5, 5]


def test_that_there_is_nobody_is_kept_as_well() -> None:
    calls: list[None] = []

    @once_a_batch
    def nobody() -> None:
        calls.append(None)

    with batch():
        nobody()
        nobody()
    assert len(calls) == 1
