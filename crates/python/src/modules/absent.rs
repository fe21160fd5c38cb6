//! Modules of CPython's standard library that are not here. Programs import much that they do not use, so importing one
//! does no harm until it is used.

const NAMES: &str = "
    aifc antigravity array ast asynchat asyncio asyncore atexit audioop bdb builtins bz2 cProfile cgi cgitb
    chunk cmd code codecs codeop colorsys compileall concurrent configparser copyreg crypt ctypes curses dbm difflib dis
    distutils doctest email encodings ensurepip errno faulthandler fcntl filecmp fileinput fnmatch ftplib genericpath
    getopt getpass gettext glob graphlib grp gzip http imaplib imghdr imp importlib ipaddress keyword lib2to3
    linecache locale lzma mailbox mailcap marshal mimetypes mmap modulefinder msilib multiprocessing netrc nis nntplib
    nt ntpath nturl2path numbers opcode optparse ossaudiodev pdb pickle pickletools pipes pkgutil platform plistlib
    poplib posix posixpath profile pstats pty pwd py_compile pyclbr pydoc queue quopri readline reprlib resource
    rlcompleter runpy sched select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver
    spwd sqlite3 sre_compile sre_constants sre_parse ssl stat stringprep struct subprocess sunau symtable sysconfig
    syslog tabnanny tarfile telnetlib tempfile termios test this timeit tkinter token tokenize tomllib trace
    tracemalloc tty turtle turtledemo unittest uu venv wave webbrowser winreg winsound wsgiref xdrlib xml
    xmlrpc zipapp zipfile zipimport zlib zoneinfo
";

/// Parts that are not here of packages that are.
const PARTS: [&str; 7] = [
    "json.decoder",
    "json.encoder",
    "logging.config",
    "logging.handlers",
    "urllib.error",
    "urllib.request",
    "urllib.robotparser",
];

/// Whether it is such a module, or a part of one.
pub(crate) fn is_absent(module: &str) -> bool {
    let package = module.split('.').next().unwrap_or_default();
    NAMES.split_whitespace().any(|name| name == package)
}

/// Whether it is that, or what is not here of a package that is.
pub(crate) fn is_absent_in_part(module: &str) -> bool {
    is_absent(module) || PARTS.contains(&module)
}
