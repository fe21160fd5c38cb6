"""Command lines: options and positional arguments, groups and commands.

Left out: `append_const`, `extend`, `FileType`, arguments from files, and formatters other than that of the description
as it is written."""

import sys as _sys
from _output import refuse as _refuse

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER = "?", "*", "+", "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else argument._shown()
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.__dict__.items()])
        return f"Namespace({shown})"


class HelpFormatter:
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(HelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.kind = "store"

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)

    def _shown(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        if self.metavar not in (None, SUPPRESS):
            return self.metavar
        return self.dest if self.dest not in (None, SUPPRESS) else "{" + ",".join(self.choices) + "}"

    def _value_name(self):
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join([str(choice) for choice in self.choices]) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def _values_usage(self):
        name = self._value_name()
        if self.nargs == 0:
            return ""
        if isinstance(self.nargs, int):
            return " ".join([name] * self.nargs)
        return {
            None: name, "?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} [{name} ...]", "...": "...",
        }[self.nargs]


_ACTIONS = ("store", "store_const", "store_true", "store_false", "append", "count", "help", "version")


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, **kwargs):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        super().__init__(names, dest, nargs=0, default=default, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class _Group:
    def __init__(self, parser, title=None, description=None):
        self._parser = parser
        self.title = title

    def add_argument(self, *args, **kwargs):
        action = self._parser.add_argument(*args, **kwargs)
        self._parser._shown_in.setdefault(id(self), (self.title, []))[1].append(action)
        return action

    def add_mutually_exclusive_group(self, required=False):
        return self._parser.add_mutually_exclusive_group(required)


class _ExclusiveGroup(_Group):
    def __init__(self, parser, required):
        super().__init__(parser)
        self.required = required
        self.actions = []

    def add_argument(self, *args, **kwargs):
        action = self._parser.add_argument(*args, **kwargs)
        self.actions.append(action)
        return action


class _Commands(Action):
    def __init__(self, parser, dest, required, help, metavar):
        super().__init__([], dest, nargs="A...", choices={}, required=required, help=help, metavar=metavar)
        self._parser = parser
        self.kind = "commands"

    def add_parser(self, name, *, help=None, aliases=(), **kwargs):
        kwargs.setdefault("prog", f"{self._parser.prog} {name}")
        made = ArgumentParser(**kwargs)
        made._help_as_command = help
        for each in (name, *aliases):
            self.choices[each] = made
        return made

    def _values_usage(self):
        return f"{self._value_name()} ..."


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", argument_default=None, add_help=True, allow_abbrev=True, exit_on_error=True, **other):
        if other:
            _refuse(f"ArgumentParser({next(iter(other))}=…)")
        if prog is None:
            prog = _sys.argv[0].rsplit("/", 1)[-1]
        self.prog = prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.argument_default = argument_default
        self.formatter_class = formatter_class
        self.exit_on_error = exit_on_error
        self._allow_abbrev = allow_abbrev
        self._actions = []
        self._defaults = {}
        self._exclusive = []
        self._shown_in = {}
        self._commands_title = None
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            self._actions += [action for action in parent._actions if action.kind != "help"]
            self._defaults |= parent._defaults

    def add_argument(self, *names, action="store", dest=None, **options):
        is_option = bool(names) and names[0].startswith("-")
        if not is_option and len(names) > 1:
            raise ValueError("invalid option string 'names': must start with a character '-'")
        if is_option:
            if dest is None:
                long = [name for name in names if name.startswith("--")]
                dest = (long or names)[0].lstrip("-").replace("-", "_")
        elif names:
            if dest is not None:
                raise ValueError("dest supplied twice for positional argument")
            dest = names[0]
            if "required" in options:
                raise TypeError("'required' is an invalid argument for positionals")
        for name in names if is_option else ():
            if any(name in known.option_strings for known in self._actions):
                raise ArgumentError(Action(list(names), dest), f"conflicting option string: {name}")
        options.setdefault("default", self.argument_default)
        strings = list(names) if is_option else []
        if isinstance(action, str):
            if action not in _ACTIONS:
                if action in ("append_const", "extend"):
                    _refuse(f"add_argument(action={action!r})")
                raise ValueError(f"unknown action {action!r}")
            made = self._plain_action(action, strings, dest, options)
        else:
            if "version" in options:
                _refuse("a version action of one's own")
            made = action(option_strings=strings, dest=dest, **options)
            made.kind = "own"
        if made.nargs == 0 and made.kind == "store":
            raise ValueError(
                "nargs for store actions must be != 0; if you have nothing to store, actions such as store true or "
                "store const may be more appropriate")
        if not is_option:
            made.required = made.nargs not in ("?", "*", "...") or made.nargs == "*" and made.default is None
        self._actions.append(made)
        return made

    def _plain_action(self, kind, strings, dest, options):
        if kind in ("store_true", "store_false"):
            if options["default"] is None:
                options["default"] = kind == "store_false"
            options |= {"nargs": 0, "const": kind == "store_true"}
        elif kind in ("store_const", "count", "help", "version"):
            options["nargs"] = 0
        version = options.pop("version", None)
        made = Action(strings, dest, **options)
        made.kind = kind
        made.version = version
        if kind == "version":
            made.default = SUPPRESS
            if made.help is None:
                made.help = "show program's version number and exit"
        return made

    def add_argument_group(self, title=None, description=None):
        return _Group(self, title, description)

    def add_mutually_exclusive_group(self, required=False):
        group = _ExclusiveGroup(self, required)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, dest=SUPPRESS, required=False, help=None, metavar=None,
                       **other):
        if other:
            _refuse(f"add_subparsers({next(iter(other))}=…)")
        made = _Commands(self, dest, required, help, metavar)
        self._commands_title = title
        self._actions.append(made)
        return made

    def set_defaults(self, **kwargs):
        self._defaults |= kwargs
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            is_shown = action.dest not in (SUPPRESS, None) and action.default is not SUPPRESS
            if is_shown and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        try:
            return _Parse(self, args, namespace).run()
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))

    def format_usage(self):
        if self.usage is not None:
            return "usage: " + self.usage.replace("%(prog)s", self.prog) + "\n"
        options = [action for action in self._actions if action.option_strings and action.help is not SUPPRESS]
        others = [action for action in self._actions if not action.option_strings and action.help is not SUPPRESS]
        parts = []
        for action in options:
            text = f"{action.option_strings[0]} {action._values_usage()}".rstrip()
            if isinstance(action, BooleanOptionalAction):
                text = " | ".join(action.option_strings)
            parts.append(text if action.required else f"[{text}]")
        for group in self._exclusive:
            members = [parts[options.index(action)].strip("[]") for action in group.actions]
            at = options.index(group.actions[0])
            text = " | ".join(members)
            parts[at] = f"({text})" if group.required else f"[{text}]"
            for action in group.actions[1:]:
                parts[options.index(action)] = None
        parts = [part for part in parts if part is not None]
        tail = [action._values_usage() for action in others]
        line = " ".join([self.prog, *parts, *tail])
        if len("usage: ") + len(line) <= 78:
            return f"usage: {line}\n"
        indent = " " * len(f"usage: {self.prog} ")
        if len(self.prog) + 7 > 0.75 * 78:
            _refuse("the usage of a program with a long name")
        lines = self._wrapped([self.prog, *parts] if parts else [self.prog, *tail], indent, "usage: ")
        if parts and tail:
            lines += self._wrapped(tail, indent, indent)
        return "\n".join(lines) + "\n"

    def _wrapped(self, parts, indent, prefix):
        lines, line = [], prefix.rstrip() + " " if prefix.strip() else prefix
        line, words = line, 0
        for part in parts:
            if words and len(line) + len(part) + (words > 1 or bool(line.strip())) > 78:
                lines.append(line.rstrip())
                line = indent
            line += part + " "
            words += 1
        lines.append(line.rstrip())
        return lines

    def _invocation(self, action):
        if not action.option_strings:
            return action._value_name()
        values = action._values_usage()
        return ", ".join([f"{name} {values}".rstrip() for name in action.option_strings])

    def format_help(self):
        if self.formatter_class not in (HelpFormatter, RawDescriptionHelpFormatter):
            _refuse(f"the help of {self.formatter_class.__name__}")
        import textwrap

        def wrapped(text):
            if self.formatter_class is RawDescriptionHelpFormatter:
                return text.replace("%(prog)s", self.prog)
            return textwrap.fill(" ".join(text.replace("%(prog)s", self.prog).split()), 78)

        sections = [self.format_usage()]
        if self.description:
            sections.append(wrapped(self.description) + "\n")
        grouped = [action for _, members in self._shown_in.values() for action in members]
        plain = [action for action in self._actions if action not in grouped and action.help is not SUPPRESS]
        groups = []
        commands = [action for action in plain if action.kind == "commands"]
        others = [action for action in plain if not action.option_strings]
        if self._commands_title is not None:
            others = [action for action in others if action.kind != "commands"]
        groups.append(("positional arguments", others))
        groups.append(("options", [action for action in plain if action.option_strings]))
        if self._commands_title is not None:
            groups.append((self._commands_title, commands))
        groups += [(title, members) for title, members in self._shown_in.values()]
        rows = []
        for title, members in groups:
            for action in members:
                rows.append((2, self._invocation(action)))
                if action.kind == "commands":
                    rows += [(4, name) for name in dict(action.choices)]
        column = min(max([indent + len(text) for indent, text in rows], default=0) + 2, 24)
        for title, members in groups:
            if not members:
                continue
            lines = [f"{title}:"]
            for action in members:
                lines += self._help_lines(2, self._invocation(action), self._expanded(action), column)
                if action.kind == "commands":
                    for name, parser in action.choices.items():
                        if parser._help_as_command is not None:
                            lines += self._help_lines(4, name, parser._help_as_command, column)
            sections.append("\n".join(lines) + "\n")
        if self.epilog:
            sections.append(wrapped(self.epilog) + "\n")
        return "\n".join(sections)

    def _expanded(self, action):
        if not action.help:
            return ""
        known = {name: getattr(value, "__name__", value) for name, value in vars(action).items()} | {"prog": self.prog}
        if action.choices is not None:
            known["choices"] = ", ".join([str(choice) for choice in action.choices])
        return action.help % known

    def _help_lines(self, indent, name, text, column):
        import textwrap

        lines = textwrap.wrap(" ".join(text.split()), max(78 - column, 11)) if text else []
        start = " " * indent + name
        if not lines:
            return [start]
        if len(start) <= column - 2:
            first = [start.ljust(column) + lines[0]]
        else:
            first = [start, " " * column + lines[0]]
        return first + [" " * column + line for line in lines[1:]]

    def print_usage(self, file=None):
        self._write(self.format_usage(), file)

    def print_help(self, file=None):
        self._write(self.format_help(), file)

    def _write(self, text, file):
        (_sys.stdout if file is None else file).write(text)

    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _Parse:
    """One command line that is being read."""

    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.seen = []
        self.rest = []
        self.positionals = [action for action in parser._actions if not action.option_strings]

    def run(self):
        pending = []
        at = 0
        only_positionals = False
        while at < len(self.args):
            arg = self.args[at]
            if not only_positionals and arg == "--":
                only_positionals = True
                at += 1
            elif not only_positionals and self._is_option(arg):
                pending = self._positional(pending, False)
                at = self._option(at)
            else:
                pending.append(arg)
                at += 1
                if self.positionals and self.positionals[0].kind == "commands":
                    self._command(pending + self.args[at:])
                    pending = []
                    break
                if self.positionals and self.positionals[0].nargs == "...":
                    pending += self.args[at:]
                    break
        self.rest += self._positional(pending, True)
        self._check()
        return self.namespace, self.rest

    def _is_option(self, arg):
        if not arg.startswith("-") or arg == "-":
            return False
        try:
            float(arg)
        except ValueError:
            return " " not in arg or any(arg.split("=")[0] in action.option_strings for action in self.parser._actions)
        return any(name[1:2].isdigit() for action in self.parser._actions for name in action.option_strings)

    def _find(self, arg):
        """The option of an argument, its name, and what is written behind it."""
        name, equals, value = arg.partition("=")
        value = value if equals else None
        options = {name: action for action in self.parser._actions for name in action.option_strings}
        if arg in options:
            return options[arg], arg, None
        if name in options:
            return options[name], name, value
        if arg.startswith("--"):
            if not self.parser._allow_abbrev:
                return None, arg, None
            near = [known for known in options if known.startswith(name)]
            if len(near) > 1:
                matches = ", ".join(near)
                raise ArgumentError(None, f"ambiguous option: {arg} could match {matches}")
            return (options[near[0]], near[0], value) if near else (None, arg, None)
        if arg[:2] in options:
            return options[arg[:2]], arg[:2], arg[2:]
        return None, arg, None

    def _option(self, at):
        action, name, value = self._find(self.args[at])
        at += 1
        if action is None:
            self.rest.append(name)
            return at
        while action.nargs == 0 and value is not None:
            following = next((a for a in self.parser._actions if f"-{value[0]}" in a.option_strings), None)
            if name.startswith("--") or following is None:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            self._take(action, [], name)
            action, name, value = following, f"-{value[0]}", value[1:] or None
        if value is not None:
            if isinstance(action.nargs, int) and action.nargs > 1:
                raise ArgumentError(action, f"expected {action.nargs} arguments")
            self._take(action, [value], name)
            return at
        available = 0
        while at + available < len(self.args) and self.args[at + available] != "--" and not self._is_option(
                self.args[at + available]):
            available += 1
        least, most = _bounds(action.nargs)
        if available < least:
            if isinstance(action.nargs, int):
                wanted = f"expected {action.nargs} argument{'s' if action.nargs != 1 else ''}"
            else:
                wanted = "expected at least one argument" if action.nargs == "+" else "expected one argument"
            raise ArgumentError(action, wanted)
        count = available if most is None else min(most, available)
        self._take(action, self.args[at:at + count], name)
        return at + count

    def _positional(self, pending, is_end):
        """Gives arguments to as many positional ones as they suffice for; what is over stays."""
        if not pending and not is_end:
            return pending
        while self.positionals:
            action = self.positionals[0]
            least, most = _bounds(action.nargs)
            later = sum([_bounds(other.nargs)[0] for other in self.positionals[1:]])
            if len(pending) < least or action.kind == "commands":
                break
            if not pending and not is_end:
                break
            count = max(least, len(pending) - later)
            if most is not None:
                count = min(count, most)
            if not is_end and count == 0:
                break
            self.positionals.pop(0)
            self._take(action, pending[:count], None)
            pending = pending[count:]
        return pending

    def _take(self, action, values, name):
        if name is not None or values:
            self.seen.append(action)
            for group in self.parser._exclusive:
                if action in group.actions:
                    for other in group.actions:
                        if other is not action and other in self.seen:
                            raise ArgumentError(action, f"not allowed with argument {other._shown()}")
        if action.kind == "help":
            self.parser.print_help()
            self.parser.exit()
        if action.kind == "version":
            self.parser._write(action.version.replace("%(prog)s", self.parser.prog) + "\n", None)
            self.parser.exit()
        space = self.namespace
        if action.kind == "count":
            setattr(space, action.dest, (getattr(space, action.dest, None) or 0) + 1)
        elif action.kind in ("store_true", "store_false", "store_const"):
            setattr(space, action.dest, action.const)
        elif action.kind == "append":
            kept = getattr(space, action.dest, None)
            setattr(space, action.dest, [*(kept or []), self._values(action, values)])
        elif action.nargs == 0:
            action(self.parser, space, [], name)
        else:
            value = self._values(action, values)
            if values or name is not None or action.nargs != "*" and action.nargs != "?" or value is not action.default:
                action(self.parser, space, value, name)

    def _values(self, action, values):
        if action.nargs == "?" and not values:
            value = action.const if action.option_strings else action.default
            return self._converted(action, value) if isinstance(value, str) else value
        if action.nargs == "*" and not values and not action.option_strings:
            return action.default if action.default is not None else []
        found = [self._converted(action, value) for value in values]
        for value in found:
            if action.choices is not None and value not in action.choices:
                shown = ", ".join([repr(choice) for choice in action.choices])
                raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")
        return found[0] if action.nargs in (None, "?") else found

    def _converted(self, action, value):
        if action.type is None:
            return value
        try:
            return action.type(value)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {value!r}") from None

    def _command(self, args):
        action = self.positionals.pop(0)
        name, *rest = args
        if name not in action.choices:
            shown = ", ".join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f"invalid choice: {name!r} (choose from {shown})")
        self.seen.append(action)
        if action.dest is not SUPPRESS:
            setattr(self.namespace, action.dest, name)
        found, unknown = action.choices[name].parse_known_args(rest)
        for key, value in vars(found).items():
            setattr(self.namespace, key, value)
        self.rest += unknown

    def _check(self):
        required = [action for action in self.parser._actions if action.required and action not in self.seen]
        missing = [action._shown() for action in required if action.option_strings or action in self.positionals]
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for action in self.parser._actions:
            if action not in self.seen and isinstance(action.default, str) and action.default is not SUPPRESS and (
                    action.kind == "store" and getattr(self.namespace, action.dest, None) is action.default):
                setattr(self.namespace, action.dest, self._converted(action, action.default))
        for group in self.parser._exclusive:
            if group.required and not any(action in self.seen for action in group.actions):
                names = " ".join([action._shown() for action in group.actions])
                raise ArgumentError(None, f"one of the arguments {names} is required")


def _bounds(nargs):
    if nargs is None:
        return 1, 1
    if isinstance(nargs, int):
        return nargs, nargs
    return {"?": (0, 1), "*": (0, None), "+": (1, None), "...": (0, None), "A...": (1, None)}[nargs]
