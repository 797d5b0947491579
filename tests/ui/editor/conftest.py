import pytest
from editor_hands import open_editor


@pytest.fixture
def editor(qtbot, listed, tasks):
    made = open_editor(qtbot, listed, tasks)
    yield made
    made.state.show(made.state._opened)  # nothing to ask about
