"""The REPL at a terminal: a pseudo-terminal types keys and reads what is shown.

Run by CTest with the path of `klausul`, where that was built with line editing.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

KLAUSUL = os.path.abspath(sys.argv[1])
PATIENCE = 20  # seconds; far more than a slow machine needs

AGREEMENT = """avtal vård "Vård"
  gäller från och med 2026-01-01
uppgift åldersgrupp : ja/nej "är barn"
uppgift ö_tillägg : kr "tillägget"
svar betalar : kr "Vad?"
§ a "Å"
  betalar = ö_tillägg
    undantag om åldersgrupp
      betalar = 0 kr
"""


class Terminal:
    def __init__(self, folder, language, columns=80, colour=True):
        self.process, self.screen = pty.fork()
        if self.process == 0:
            environment = {"LC_ALL": language, "TERM": "xterm", "HOME": folder, "PATH": os.environ["PATH"],
                           "KLAUSUL_HISTORY": os.path.join(folder, "history")}
            # libedit never frees the names of functions that are added to it (six texts, once), which is no leak of ours.
            environment["ASAN_OPTIONS"] = "detect_leaks=0"
            if not colour:
                environment["NO_COLOR"] = "1"
            os.chdir(folder)
            os.execve(KLAUSUL, [KLAUSUL, "repl", "--lang", "sv", "vard.klausul"], environment)
        self.resize(columns)
        self.shown = ""

    def resize(self, columns):
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
        os.kill(self.process, signal.SIGWINCH)

    def keys(self, text):
        try:
            os.write(self.screen, text.encode())
        except OSError:  # it has ended
            pass

    def read(self, seconds):
        if not select.select([self.screen], [], [], seconds)[0]:
            return False
        try:
            part = os.read(self.screen, 65536)
        except OSError:  # the other end is closed
            return False
        self.shown += part.decode("utf-8", "replace")
        return bool(part)

    def expect(self, words):
        """Waits until the words are shown, and forgets what stood before them."""
        begun = time.monotonic()
        while words not in self.plain():
            left = PATIENCE - (time.monotonic() - begun)
            if left <= 0 or not self.read(left):
                raise AssertionError(f"expected {words!r}, shown is {self.plain()[-1000:]!r}")
        rest = self.plain()
        self.shown = rest[rest.index(words) + len(words):]

    def plain(self):
        """Without the codes that move the cursor; what is drawn anew stands there again."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r", "", self.shown).replace("\u00a0", " ")

    def end(self):
        """Ctrl-D; the exit code. What comes before the line is ready for keys is no Ctrl-D, so the line is dropped
        and it is pressed again."""
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            self.keys("\x04")
            for _ in range(20):
                self.read(0.05)
                ended, status = os.waitpid(self.process, os.WNOHANG)
                if ended:
                    os.close(self.screen)
                    return os.waitstatus_to_exitcode(status)
            self.keys("\x03")
            self.read(0.2)
        os.kill(self.process, signal.SIGKILL)
        raise AssertionError(f"the session does not end, shown is {self.plain()[-1000:]!r}")


PROMPT = "vård 2026-01-01> "


def letters_and_completion(folder, language):
    terminal = Terminal(folder, language)
    terminal.expect("`hjälp` visar vad som kan skrivas")
    terminal.expect(PROMPT)
    terminal.keys("ålders\t")
    terminal.expect("åldersgrupp ")
    terminal.keys("= \t")
    terminal.expect("ja  nej  okänt")
    terminal.keys("n\t\r")
    terminal.expect("åldersgrupp = nej")
    terminal.expect("åldersgrupp = nej\n")
    terminal.expect(PROMPT)
    terminal.keys("ö_t\t= 20 kr\r")
    terminal.expect("ö_tillägg = 20 kr\n")
    terminal.expect(PROMPT)
    # A letter of two bytes is one to the backspace key.
    terminal.keys("betaläö\x7f\x7far?\r")
    terminal.expect("Vad? (betalar)\n  20 kr")
    terminal.expect(PROMPT)
    assert terminal.end() == 0


def history_between_runs(folder):
    terminal = Terminal(folder, "C.UTF-8")
    terminal.expect(PROMPT)
    terminal.keys("\x1b[A")
    terminal.expect("betalar?")
    terminal.keys("\x1b[A")
    terminal.expect("ö_tillägg = 20 kr")
    terminal.keys("\r")
    terminal.expect("ö_tillägg = 20 kr\n")
    assert terminal.end() == 0


def interrupt_keeps_the_session(folder):
    terminal = Terminal(folder, "C.UTF-8")
    terminal.expect(PROMPT)
    terminal.keys("ö_tillägg = 30 kr\r")
    terminal.expect("ö_tillägg = 30 kr\n")
    terminal.expect(PROMPT)
    terminal.keys("skräp som inte\x03")
    terminal.expect("^C")
    terminal.expect(PROMPT)
    terminal.keys("betalar =\r")
    terminal.expect("… ")
    terminal.keys("\x03")
    terminal.expect("det påbörjade släpptes")
    terminal.expect(PROMPT)
    # Also while nothing is edited.
    os.kill(terminal.process, signal.SIGINT)
    terminal.keys("ö_tillägg\r")
    terminal.expect("30 kr")
    terminal.expect(PROMPT)
    assert terminal.end() == 0


def resize(folder):
    terminal = Terminal(folder, "C.UTF-8", columns=40)
    terminal.expect(PROMPT)
    terminal.keys("ö_tillägg = 1 kr + 2 kr + 3 kr + 4 kr + 5 kr")
    terminal.expect("4 kr")
    terminal.resize(100)
    terminal.keys(" + 6 kr\r")
    terminal.expect("ö_tillägg = 21 kr")
    terminal.expect(PROMPT)
    terminal.resize(30)
    terminal.keys("ö_tillägg\r")
    terminal.expect("21 kr")
    assert terminal.end() == 0


def colour_only_on_a_terminal(folder):
    for colour in (True, False):
        terminal = Terminal(folder, "C.UTF-8", colour=colour)
        terminal.expect(PROMPT)
        terminal.shown = ""
        terminal.keys("ö_tillägg = 3 timmar\r")
        terminal.shown = ""
        begun = time.monotonic()
        while "hjälp" not in terminal.shown and time.monotonic() - begun < PATIENCE:
            terminal.read(1)
        assert ("\x1b[1;31m" in terminal.shown or "\x1b[31m" in terminal.shown) == colour, repr(terminal.shown)
        terminal.expect(PROMPT)
        assert terminal.end() == 0
    piped = subprocess.run([KLAUSUL, "repl", "--lang", "sv", "vard.klausul"], cwd=folder, capture_output=True,
                           input="ö_tillägg = 3 timmar\n".encode(), check=True)
    assert b"\x1b" not in piped.stdout and "K0300".encode() in piped.stdout


def large_paste(folder):
    terminal = Terminal(folder, "C.UTF-8")
    terminal.expect(PROMPT)
    terminal.keys("ö_tillägg = 7 kr\r")
    terminal.expect("ö_tillägg = 7 kr\n")
    terminal.expect(PROMPT)
    text = ("1 + " * 5000 + "x\r").encode()
    while text:
        ready = select.select([terminal.screen], [terminal.screen], [], PATIENCE)
        if ready[0]:
            terminal.read(0)
        if ready[1]:
            text = text[os.write(terminal.screen, text[:1000]):]
    terminal.expect("fel: en rad får ha högst")
    terminal.expect(PROMPT)
    terminal.keys("ö_tillägg\r")
    terminal.expect("7 kr")
    assert terminal.end() == 0


def main():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "vard.klausul"), "w", encoding="utf-8") as file:
            file.write(AGREEMENT)
        letters_and_completion(folder, "C")
        os.remove(os.path.join(folder, "history"))
        letters_and_completion(folder, "C.UTF-8")
        history_between_runs(folder)
        interrupt_keeps_the_session(folder)
        resize(folder)
        colour_only_on_a_terminal(folder)
        large_paste(folder)
    print("completion, history, Ctrl-C, letters, resizing, colour and a large paste: all as they should be")


main()
