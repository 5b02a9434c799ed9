//! The end of what a program printed, kept for the closing report: its last lines, and of the lines before them those that name a failure.

use std::collections::VecDeque;

/// How many of the last lines are kept.
const LAST: usize = 60;
/// How many earlier lines are kept for naming a failure.
const EARLIER: usize = 60;
/// How many lines after one that names a failure belong to it.
const BELONGING: usize = 3;
/// Longer lines are cut.
const LONGEST_BYTES: usize = 600;

/// How cargo, test programs, vitest and Node.js mark a failure.
const MARKS: [&str; 7] = ["FAILED", "panicked at", "error:", "error[", " FAIL ", "not ok ", "AssertionError"];

/// Which of its two outputs a program wrote to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// A bounded memory of lines, in the order in which they were ended.
#[derive(Debug, Default)]
pub(crate) struct Tail {
    /// What was not ended yet, of standard output and of standard error.
    open: [Vec<u8>; 2],
    last: VecDeque<String>,
    earlier: Vec<String>,
    /// How many of the next lines that leave `last` belong to a failure.
    belonging: usize,
    left_out: usize,
}

impl Tail {
    /// Takes in what arrived on a stream.
    pub(crate) fn hear(&mut self, stream: Stream, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let (line, after) = rest.split_at(end);
            self.grow(stream, line);
            self.end_line(stream);
            rest = after.get(1..).unwrap_or_default();
        }
        self.grow(stream, rest);
    }

    /// What is kept: earlier failures, how much is missing, the last lines.
    pub(crate) fn lines(mut self) -> Vec<String> {
        for stream in [Stream::Out, Stream::Err] {
            if !self.open(stream).is_empty() {
                self.end_line(stream);
            }
        }
        let mut lines = self.earlier;
        if self.left_out > 0 {
            lines.push(format!("… {} other lines …", self.left_out));
        }
        lines.extend(self.last);
        lines
    }

    fn open(&mut self, stream: Stream) -> &mut Vec<u8> {
        let [out, err] = &mut self.open;
        match stream {
            Stream::Out => out,
            Stream::Err => err,
        }
    }

    fn grow(&mut self, stream: Stream, bytes: &[u8]) {
        let open = self.open(stream);
        let room = LONGEST_BYTES.saturating_sub(open.len());
        open.extend(bytes.iter().take(room));
    }

    fn end_line(&mut self, stream: Stream) {
        let line = std::mem::take(self.open(stream));
        self.last.push_back(String::from_utf8_lossy(&line).into_owned());
        if self.last.len() > LAST
            && let Some(line) = self.last.pop_front()
        {
            self.retire(line);
        }
    }

    /// A line that is not among the last ones any more.
    fn retire(&mut self, line: String) {
        if MARKS.iter().any(|mark| line.contains(mark)) {
            self.belonging = 1 + BELONGING;
        }
        if self.belonging > 0 && self.earlier.len() < EARLIER {
            self.earlier.push(line);
        } else {
            self.left_out += 1;
        }
        self.belonging = self.belonging.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(lines: std::ops::Range<usize>) -> String {
        lines.map(|number| format!("line {number}")).collect::<Vec<_>>().join("\n") + "\n"
    }

    #[test]
    fn the_last_lines_stay_and_it_is_said_how_many_do_not() {
        let mut tail = Tail::default();
        tail.hear(Stream::Out, numbered(0..100).as_bytes());
        let lines = tail.lines();
        assert_eq!(lines.len(), 61);
        assert_eq!(
            (lines[0].as_str(), lines[1].as_str(), lines[60].as_str()),
            ("… 40 other lines …", "line 40", "line 99")
        );
    }

    #[test]
    fn a_failure_that_was_long_ago_stays_with_the_lines_that_belong_to_it() {
        let mut tail = Tail::default();
        tail.hear(Stream::Out, numbered(0..10).as_bytes());
        tail.hear(Stream::Out, b"thread 'a' panicked at b.rs:1:2:\nassertion failed\n  left: 1\n right: 2\nnothing\n");
        tail.hear(Stream::Out, numbered(0..500).as_bytes());
        let lines = tail.lines();
        assert_eq!(lines[..4], ["thread 'a' panicked at b.rs:1:2:", "assertion failed", "  left: 1", " right: 2"]);
        assert_eq!(lines[4], "… 451 other lines …");
    }

    #[test]
    fn pieces_of_two_streams_are_not_mixed_within_a_line() {
        let mut tail = Tail::default();
        tail.hear(Stream::Out, b"one ");
        tail.hear(Stream::Err, b"two ");
        tail.hear(Stream::Out, b"half\nopen");
        tail.hear(Stream::Err, b"half\n");
        assert_eq!(tail.lines(), ["one half", "two half", "open"]);
    }

    #[test]
    fn whatever_a_program_prints_the_memory_of_it_is_bounded() {
        let mut tail = Tail::default();
        for _ in 0..1_000 {
            tail.hear(Stream::Err, &[b'x'; 1_000]);
            tail.hear(Stream::Err, b"\nerror: again\n");
        }
        let lines = tail.lines();
        assert_eq!(lines.len(), LAST + EARLIER + 1);
        assert!(lines.iter().all(|line| line.len() <= LONGEST_BYTES));
    }
}
