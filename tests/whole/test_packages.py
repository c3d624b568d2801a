"""What is installed is what there is: every package, and the files beside the code."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
PRODUCT = ("bot", "handlers", "corpus")
# Only who writes a migration needs it.
_LEFT_OUT = {"corpus/store/migrations/script.py.mako"}


def test_every_package_is_installed_and_no_other() -> None:
    folders = (path.parent for name in PRODUCT for path in (ROOT / name).rglob("__init__.py"))
    packages = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert set(SETUP["packages"]) == packages


def test_every_module_is_in_a_package() -> None:
    modules = (path for name in PRODUCT for path in (ROOT / name).rglob("*.py"))
    assert [path for path in modules if not (path.parent / "__init__.py").exists()] == []


def test_every_file_beside_the_code_is_installed() -> None:
    files = (path for name in PRODUCT for path in (ROOT / name).rglob("*") if path.is_file())
    beside = {str(path.relative_to(ROOT)) for path in files if path.suffix not in (".py", ".pyc")}
    patterns = [
        f"{package.replace('.', '/')}/{pattern}"
        for package, names in SETUP["package-data"].items()
        for pattern in names
    ]
    assert [
        path
        for path in beside - _LEFT_OUT
        if not any(fnmatch(path, pattern) for pattern in patterns)
    ] == []
