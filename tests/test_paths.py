"""A file that is written beside its place is there whole, or not at all."""

from pathlib import Path

import pytest

from checkin.paths import written_whole


def test_a_file_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "list.pdf"
    with written_whole(target) as part:
        part.write_bytes(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_the_old_file_stays_where_the_new_one_fails(tmp_path: Path) -> None:
    target = tmp_path / "list.pdf"
    target.write_bytes(b"old")

    def fail_halfway() -> None:
        with written_whole(target) as part:
            part.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "list.pdf"
    folder.mkdir()
    with pytest.raises(OSError, match="a folder or a device"), written_whole(folder) as part:
        part.write_bytes(b"new")
    assert folder.is_dir()
