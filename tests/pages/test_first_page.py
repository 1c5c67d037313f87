"""What the first page asks is asked before its first visitor comes."""

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.conftest import CREST_DATA, ROOT
from tests.pages.reading import words
from tests.pages.visiting import NO_SIGN_IN
from web import answers, clock, first_page


def test_the_first_page_asks_nothing_that_was_not_asked_before(
    crest_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path(shutil.copy(crest_file, tmp_path / "results.duckdb"))
    monkeypatch.setenv("RESULTS_DATA", str(CREST_DATA))
    monkeypatch.setenv("RESULTS_STORE", str(store))
    st.cache_resource.clear()
    first_page.ask(answers.the_store(), clock.now().date())
    asked = answers._answer.cache_info().misses
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    at.secrets = NO_SIGN_IN
    at.run()
    assert "140,420" in words(at)
    assert answers._answer.cache_info().misses == asked
    st.cache_resource.clear()
