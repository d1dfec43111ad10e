"""What the revision before left in the output folder: what people hold, and so what calendars must go on from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Earlier:
    """The files of an output folder as they are before anything new is put in their places.

    Args:
        folder: None where nothing was published before.
    """

    folder: Path | None = None

    def read(self, name: str) -> bytes:
        """The bytes of a file by its name below the folder, `/` between the parts; empty where there is none.

        Raises:
            OSError: the file is there and cannot be read.
        """
        try:
            return (self.folder / name).read_bytes() if self.folder else b""
        except (FileNotFoundError, NotADirectoryError):
            return b""

    def names(self, below: str, suffix: str) -> Iterator[str]:
        """The names of the files anywhere below a folder of the folder that end in a suffix, sorted."""
        if self.folder:
            found = (self.folder / below).rglob(f"*{suffix}")
            yield from sorted(path.relative_to(self.folder).as_posix() for path in found if path.is_file())


NOTHING = Earlier()
"""Where nothing was published before."""
