from __future__ import annotations

import subprocess
import sys

from broadsheet import desk
from broadsheet.serve.cli.commands import NAMES, table


def test_read_loads_no_database() -> None:
    program = "import sys; from broadsheet.serve.cli.commands import table; table('read'); print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_list_of_commands_loads_no_database_and_no_model() -> None:
    program = (
        "import sys; from broadsheet.serve.cli.commands import table; table();"
        " print({'sqlalchemy', 'numpy', 'jinja2', 'starlette'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_what_the_desk_has_loaded_is_kept_out_of_collections_of_garbage() -> None:
    program = (
        "import gc; from broadsheet.serve.cli.run import keep_what_is_loaded; before = gc.get_freeze_count();"
        " keep_what_is_loaded(); print(before, gc.get_freeze_count() > 10_000)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0 True"


def test_one_command_or_all_are_there() -> None:
    assert [command.name for command in table("read").registered_commands] == ["read"]
    assert [command.name for command in table("nothing").registered_commands] == list(NAMES)


def test_every_name_of_the_desk_can_be_had() -> None:
    assert all(getattr(desk, name) for name in desk.__all__)
