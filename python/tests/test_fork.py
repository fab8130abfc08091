"""A process that forks after coding, as Spark and multiprocessing do, leaves working children."""

import multiprocessing
import sys
import threading

import pytest

pyarrow = pytest.importorskip("pyarrow")

TEXTS = [f"The mayor said {number} ferries would sail." for number in range(8)]

pytestmark = [
    pytest.mark.skipif(
        "fork" not in multiprocessing.get_all_start_methods(), reason="this system does not fork"
    ),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]


def lines(coder):
    return pyarrow.table(coder.code_batch(TEXTS, threads=2)["statements"]).to_pylist()


def in_a_child(work):
    """What a forked child makes of it; a child that hangs is a failure and not a hang."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=lambda: theirs.send(work()))
    child.start()
    theirs.close()
    try:
        assert ours.poll(60), "the child does not answer"
        return ours.recv()
    finally:
        child.kill()
        child.join()


def test_a_child_codes_on_threads_of_its_own(coder):
    here = lines(coder)
    assert in_a_child(lambda: lines(coder)) == here
    # And a child of that child.
    assert in_a_child(lambda: in_a_child(lambda: lines(coder))) == here


def test_a_child_forked_while_others_code_can_code(coder):
    here = lines(coder)
    stop = threading.Event()

    def work():
        while not stop.is_set():
            coder.code_batch(TEXTS, threads=2)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        # At another moment of the work each time.
        for _ in range(8):
            assert in_a_child(lambda: lines(coder)) == here
    finally:
        stop.set()
        thread.join()


@pytest.mark.skipif(sys.platform == "win32", reason="spawned there anyway")
def test_workers_of_a_pool_take_the_coder_along(coder):
    with multiprocessing.get_context("fork").Pool(2) as pool:
        records = pool.map(coder.code, TEXTS)
    assert records == [coder.code(text) for text in TEXTS]
