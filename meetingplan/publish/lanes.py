"""What is made beside what: papers in one thread, everything else in another, so that two cores have work.

Typesetting leaves the interpreter to other threads. All else is Python, of which one thread runs at a time, so that
more threads would only wait for each other.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from meetingplan.publish.edition import Edition
from meetingplan.publish.outputs import Output


def beside(edition: Edition, papers: Sequence[Output], others: Sequence[Output]) -> Iterator[tuple[str, bytes]]:
    """The files of all: others as they are made, one by one, then the papers, which lie in memory until then."""
    with ThreadPoolExecutor(1) as typesetter:
        made = [typesetter.submit(_files, paper, edition) for paper in papers]
        try:
            for other in others:
                yield from other(edition)
            for paper in made:
                yield from paper.result()
        finally:  # whoever wants no more files does not wait for papers that were not begun
            for paper in made:
                paper.cancel()


def _files(output: Output, edition: Edition) -> list[tuple[str, bytes]]:
    return list(output(edition))
