"""The one writer: whatever stops it, a reader finds the old file or the new one, never half of one."""

import errno
import hashlib
import os
import re
import secrets
import shutil
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from meetingplan.domain.problems import MeetingplanError
from meetingplan.store.user import user

_PREFIX, _SUFFIX = ".meetingplan-", ".tmp"
_UNFIT = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|\ud800-\udfff]')
_MAX_NAME_BYTES = 200
_PATIENCE_S = 120.0
_AT_ONCE = 16
"""Files on their way to the disk: it makes many safe in nearly the time of one, and others can be made meanwhile."""


class UnsafeNameError(MeetingplanError):
    """A file name that would leave its folder, or that some disk cannot hold."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a folder for one command; others of this user on this machine that change it wait for their turn.

    The lock lies among the temporary files, so that nothing is left in the organiser's folder.

    Raises:
        BlockingIOError: another command has had it for two minutes.
    """
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    try:
        lock = Path(tempfile.gettempdir(), f"meetingplan-{user()}-{name}.lock")
        with FileLock(lock, _PATIENCE_S, is_singleton=True):  # so that who has a folder may write into it
            yield
    except Timeout as error:
        raise BlockingIOError(errno.EWOULDBLOCK, "another command is writing there") from error


def try_out(folder: Path) -> None:
    """Make a folder where it is missing, and see that files can be written there.

    Raises:
        OSError: they cannot.
    """
    with _clean(folder):
        _stage(folder / "tried", b"").unlink()


def write(path: Path, data: bytes) -> None:
    """Write one file atomically; its folder is made where it is missing.

    Raises:
        OSError: the disk refused; the old file, if there was one, is as it was.
    """
    with _clean(path.parent):
        staged = _stage(path, data)
        _replace(staged, path)
    _sync_folder(path.parent)


def create(path: Path, data: bytes) -> None:
    """Write one file atomically where there is none yet; of several writers at once, one succeeds.

    Raises:
        FileExistsError: there is a file of this name; it is as it was.
        OSError: the disk refused.
    """
    with _clean(path.parent):
        staged = _stage(path, data)
        try:
            path.hardlink_to(staged)
        finally:
            staged.unlink()
    _sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove one file, or find it gone.

    Raises:
        OSError: the disk refused.
    """
    path.unlink(missing_ok=True)
    _sync_folder(path.parent)


def remove_all(folder: Path, names: Iterable[str]) -> None:
    """Remove files by their names below a folder, and the folders below it that are empty then.

    Raises:
        OSError: the disk refused.
    """
    with _clean(folder):
        paths = [folder / name for name in names]
        for path in paths:
            path.unlink(missing_ok=True)
        above = {parent for path in paths for parent in path.parents if parent.is_relative_to(folder)}
        for parent in sorted(above - {folder}, key=lambda path: len(path.parts), reverse=True):
            if parent.exists() and not any(parent.iterdir()):
                parent.rmdir()
        for parent in above:
            if parent.exists():
                _sync_folder(parent)


def write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write files by their names below a folder, `/` between the parts of a name.

    All are written aside first, each as it comes, and put in their places last, so that a full disk leaves every old
    file alone. A file that is there already with the same bytes is not touched. A folder that was not there appears
    with all of them at once.

    Returns:
        The names, in order.

    Raises:
        UnsafeNameError: a name leads out of the folder; no file is put in its place then.
        OSError: the disk refused.
    """
    is_new = not folder.exists()
    beside = folder.parent if is_new else folder
    with _clean(beside):
        aside = beside / _staged_name()
        try:
            names, changed = _write_aside(aside, folder, files)
            if is_new:
                aside.rename(folder)
            else:
                _put(aside, folder, changed)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    _sync_folder(beside)
    return names


def _write_aside(aside: Path, folder: Path, files: Iterable[tuple[str, bytes]]) -> tuple[list[str], list[str]]:
    """Writes those files that the folder does not have already; the names of all, and of those."""
    names, changed, under_way, root = [], [], deque[Future[None]](), folder.resolve()
    aside.mkdir()
    with ThreadPoolExecutor(_AT_ONCE) as writers:
        for name, data in files:
            path = _inside(folder, root, name)
            names.append(name)
            if not _holds(path, data):
                changed.append(name)
                (aside / name).parent.mkdir(parents=True, exist_ok=True)
                under_way.append(writers.submit(_store, aside / name, data))
            if len(under_way) == _AT_ONCE:
                under_way.popleft().result()
        for stored in under_way:
            stored.result()
    for parent in {(aside / name).parent for name in changed}:
        _sync_folder(parent)
    return names, changed


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file has these bytes already."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _put(aside: Path, folder: Path, names: Iterable[str]) -> None:
    """Puts files in their places."""
    touched = {folder}
    for name in names:
        parent = (folder / name).parent
        if parent not in touched:
            parent.mkdir(parents=True, exist_ok=True)
            touched.add(parent)
        (aside / name).replace(folder / name)
    for parent in touched:
        _sync_folder(parent)


@contextmanager
def _clean(folder: Path) -> Iterator[None]:
    """Keeps a folder while it is written to, swept of what a writer that was killed left behind."""
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        for stale in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            shutil.rmtree(stale) if stale.is_dir() else stale.unlink(missing_ok=True)
        yield


def _inside(folder: Path, root: Path, name: str) -> Path:
    """The path of a name below a folder, which is `root` where links are followed."""
    parts = name.split("/")
    is_unfit = any(not part or part.startswith(".") or _UNFIT.search(part) for part in parts)
    if is_unfit or any(len(os.fsencode(part)) > _MAX_NAME_BYTES for part in parts):
        raise UnsafeNameError(f"{name!r} cannot be the name of a file")
    path = folder.joinpath(PurePosixPath(name))
    if not path.parent.resolve().is_relative_to(root):
        raise UnsafeNameError(f"{name!r} leads out of {folder}")
    return path


def _staged_name() -> str:
    return f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"


def _stage(path: Path, data: bytes) -> Path:
    """The bytes, safe on the disk, in a new file beside the path."""
    staged = path.with_name(_staged_name())
    try:
        _store(staged, data)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    return staged


def _store(path: Path, data: bytes) -> None:
    """The bytes, safe on the disk, in a new file."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(staged: Path, path: Path) -> None:
    try:
        staged.replace(path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new names safe; without it a power cut could bring the old ones back."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
