"""The command line: every use case without a window.

Exit status: 0 done, 1 something falls short, 2 cannot be read or wrong usage – then one calm
Chinese sentence and an advice stand on standard error, never a traceback. `--json` prints one JSON
value.
"""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import MisuseError, WorkbenchError
from workbench.logs import keep_warnings, log_bug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.usage import Options, Parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    keep_warnings()
    try:
        options = _options(argv)
        return int(options.run(options))
    except WorkbenchError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away; nothing is left to say to it
        return 1
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
        return 1
    except Exception as error:  # noqa: BLE001 - the rim: a bug is logged, never shown as a trace
        print(f"程序内部出错，没有做完。详情已记入{log_bug(error)}。", file=sys.stderr)
        return 2


def _options(argv: Sequence[str] | None) -> Options:
    """What was asked for; commands are loaded once there is more than the window's options."""
    if asked := _window_options(sys.argv[1:] if argv is None else argv):
        return asked
    with suppress(MisuseError):  # said below, by the command it was meant for
        options, rest = _parser(add_help=False).parse_known_args(argv)
        if not rest:
            return options
    parser = _parser()
    _add_commands(parser)
    return parser.parse_args(argv)


def _window_options(words: Sequence[str]) -> Options | None:
    """The usual call is understood here: the window does not wait for a parser to be built."""
    options, rest = Namespace(run=_window, store=None, exit_after_first_paint=False), iter(words)
    for word in rest:
        if word == "--exit-after-first-paint":
            options.exit_after_first_paint = True
        elif word == "--store" and (file := next(rest, "")) and not file.startswith("-"):
            options.store = Path(file)
        else:
            return None
    return options


def _parser(*, add_help: bool = True) -> Parser:
    """The parser of what opens the window."""
    from workbench.usage import Parser

    parser = Parser(
        prog="workbench",
        description="要点工作台：从已有文件到明年的工作要点。",
        add_help=add_help,
    )
    parser.set_defaults(run=_window)
    parser.add_argument("--exit-after-first-paint", action="store_true", help="只用于测速")
    parser.add_argument("--store", type=Path, help="资料库文件")
    return parser


def _add_commands(parser: Parser) -> None:
    from workbench.cli_commands import COMMANDS
    from workbench.usage import Parser

    words = parser.add_subparsers(title="命令", metavar="命令", parser_class=Parser)
    for command in COMMANDS:
        word = words.add_parser(
            command.name,
            prog=f"workbench {command.name}",
            help=command.help,
            description=command.help,
        )
        for names, settings in command.arguments:
            word.add_argument(*names, **settings)  # type: ignore[arg-type]
        word.set_defaults(run=command.run)


def _window(options: Options) -> int:
    gc.disable()  # until the first picture stands: nothing that is made till then goes again
    from ui.start import run

    return run(options.store, exit_after_first_paint=options.exit_after_first_paint)
