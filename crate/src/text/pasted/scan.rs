//! From text to numbers in brackets.

use super::error::PastedError;
use crate::text::numerals;

/// So deep can brackets be in brackets.
const DEEPEST: usize = 16;

/// So many words before an array are its name.
const NAME_WORDS: usize = 4;

/// A number, or what is in brackets.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Number { name: String, number: f64 },
    Group(Group),
}

/// What is in square brackets, or in round ones that write the same.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// The words before it.
    pub name: String,
    pub items: Vec<Item>,
    /// Whether it is an array by itself, whatever it stands in.
    pub is_array: bool,
    /// Whether it stands after another with nothing but blanks between, on the same line.
    pub follows: bool,
}

impl Group {
    /// Whether it is numbers, or several groups: what has a name beside its only array is none of its own.
    fn is_tuple(&self) -> bool {
        let groups = self.items.iter().filter(|item| matches!(item, Item::Group(_))).count();
        groups == 0 || (groups > 1 && groups == self.items.len())
    }
}

/// A bracket that is not closed yet.
struct Open {
    bracket: char,
    line: usize,
    call: Call,
    group: Group,
}

/// What round brackets are.
#[derive(Clone, Copy, PartialEq)]
enum Call {
    /// Of a tuple.
    None,
    /// What is called here makes an array of what it is given.
    Function,
    /// Says a size, and no number of an array.
    Size,
}

/// Everything in a text, in its order.
pub(super) fn scan(text: &str) -> Result<Vec<Item>, PastedError> {
    let mut scanner = Scanner { rest: text, ..Scanner::default() };
    while scanner.step()? {}
    // Round brackets may be those of a sentence.
    while let Some(open) = scanner.open.pop() {
        if open.bracket == '[' {
            return Err(PastedError::NotClosed { line: open.line, open: '[' });
        }
        scanner.close(open);
    }
    Ok(scanner.items)
}

#[derive(Default)]
struct Scanner<'a> {
    rest: &'a str,
    /// Lines before the present one.
    lines: usize,
    open: Vec<Open>,
    /// What is in no brackets.
    items: Vec<Item>,
    /// The last words since the last array.
    words: Vec<&'a str>,
    /// The word that ends right here.
    word: &'a str,
    /// Whether a value comes that is no number of an array, as in shape=(2, 2).
    skips: bool,
    /// Whether nothing but blanks came since a bracket was closed.
    has_closed: bool,
}

impl<'a> Scanner<'a> {
    /// Takes the next piece, if there is one.
    fn step(&mut self) -> Result<bool, PastedError> {
        let Some(first) = self.rest.chars().next() else { return Ok(false) };
        let after_word = std::mem::take(&mut self.word);
        let length = match first {
            '[' | '(' | '{' => {
                self.begin(first, after_word)?;
                1
            }
            ']' | ')' | '}' => {
                self.end(first)?;
                1
            }
            '#' => self.rest.find('\n').unwrap_or(self.rest.len()),
            '\'' | '"' => self.quoted(),
            '\n' => {
                self.lines += 1;
                self.has_closed = false;
                1
            }
            '=' => {
                let is_size = is_size(self.words.last().unwrap_or(&""));
                let in_call = self.open.last().is_some_and(|open| open.call == Call::Function);
                self.skips = is_size || in_call;
                1
            }
            '…' => {
                self.left_out()?;
                first.len_utf8()
            }
            _ if self.rest.starts_with("...") => {
                self.left_out()?;
                3
            }
            _ if is_letter(first) => self.word()?,
            _ => {
                if let Some(length) = self.number()? {
                    length
                } else {
                    self.has_closed &= first == ' ' || first == '\t';
                    first.len_utf8()
                }
            }
        };
        self.rest = &self.rest[length..];
        Ok(true)
    }

    fn line(&self) -> usize {
        self.lines + 1
    }

    fn items(&mut self) -> &mut Vec<Item> {
        match self.open.last_mut() {
            Some(open) => &mut open.group.items,
            None => &mut self.items,
        }
    }

    fn name(&mut self) -> String {
        let words = std::mem::take(&mut self.words);
        words[words.len().saturating_sub(NAME_WORDS)..].join(" ")
    }

    fn begin(&mut self, bracket: char, word: &str) -> Result<(), PastedError> {
        if self.open.len() == DEEPEST {
            return Err(PastedError::TooDeep { line: self.line() });
        }
        let call = match (bracket, word) {
            ('[' | '{', _) => Call::None,
            _ if is_size(word) || std::mem::take(&mut self.skips) => Call::Size,
            (_, "") => Call::None,
            _ => Call::Function,
        };
        self.skips = false;
        let follows = std::mem::take(&mut self.has_closed) && self.open.is_empty();
        // What is in round brackets may have its name there.
        let name = if bracket == '[' { self.name() } else { String::new() };
        let group = Group { name, items: Vec::new(), is_array: false, follows };
        self.open.push(Open { bracket, line: self.line(), call, group });
        Ok(())
    }

    fn end(&mut self, close: char) -> Result<(), PastedError> {
        let bracket = match close {
            ']' => '[',
            ')' => '(',
            _ => '{',
        };
        match self.open.pop_if(|open| open.bracket == bracket) {
            Some(open) => self.close(open),
            None if close == ']' => {
                return Err(PastedError::NotOpened { line: self.line(), close });
            }
            None => match self.open.last() {
                // What is no list may be of a sentence.
                Some(&Open { bracket: open @ '[', line, .. }) => {
                    return Err(PastedError::NotClosed { line, open });
                }
                _ => return Ok(()),
            },
        }
        self.has_closed = close == ']';
        self.skips = false;
        Ok(())
    }

    /// Puts what is in brackets where these stand.
    fn close(&mut self, Open { bracket, call, group, .. }: Open) {
        let has_groups = group.items.iter().any(|item| matches!(item, Item::Group(_)));
        match bracket {
            '[' => self.items().push(Item::Group(group)),
            '(' if call == Call::Size => {}
            '(' if call == Call::None && group.is_tuple() => {
                self.words.clear();
                self.items().push(Item::Group(group));
            }
            // As random(2, 2) has.
            '(' if !has_groups && group.items.len() > 1 => {}
            _ => {
                let mut items = group.items;
                if call == Call::Function && has_groups {
                    items.retain(|item| matches!(item, Item::Group(_)));
                }
                for item in &mut items {
                    if let Item::Group(group) = item {
                        group.is_array = true;
                    }
                }
                self.items().append(&mut items);
            }
        }
    }

    /// Takes a text in quotation marks as a word, and a mark that is an apostrophe as nothing.
    fn quoted(&mut self) -> usize {
        let mark = &self.rest[..1];
        let rest = &self.rest[1..];
        let end = rest.find([mark.chars().next().unwrap_or('"'), '\n']);
        let Some(end) = end.filter(|&end| rest[end..].starts_with(mark)) else { return 1 };
        if !std::mem::take(&mut self.skips) {
            self.note(&rest[..end]);
        }
        end + 2
    }

    /// A word before an array, unless it is one that printing adds.
    fn note(&mut self, word: &'a str) {
        const ADDED: [&str; 22] = [
            "array",
            "tensor",
            "parameter",
            "containing",
            "ordereddict",
            "variable",
            "list",
            "dtype",
            "device",
            "cpu",
            "value",
            "numpy",
            "path",
            "requires_grad",
            "true",
            "false",
            "grad_fn",
            "float32",
            "float64",
            "float",
            "data",
            "layout",
        ];
        let last = word.rsplit('.').next().unwrap_or(word);
        if !ADDED.iter().any(|added| last.eq_ignore_ascii_case(added)) {
            if self.words.len() == 4 * NAME_WORDS {
                self.words.drain(..2 * NAME_WORDS);
            }
            self.words.push(word);
        }
        self.has_closed = false;
    }

    fn word(&mut self) -> Result<usize, PastedError> {
        let is_of_word =
            |letter: char| is_letter(letter) || letter.is_ascii_digit() || letter == '.';
        let end = self.rest.find(|letter: char| !is_of_word(letter)).unwrap_or(self.rest.len());
        let word = self.rest[..end].trim_end_matches('.');
        if ["nan", "inf", "infinity"].iter().any(|name| word.eq_ignore_ascii_case(name)) {
            return Err(PastedError::NotFinite { line: self.line(), text: word.to_owned() });
        }
        self.note(word);
        self.skips = false;
        self.word = word;
        // An apostrophe within a word begins no quotation.
        let is_apostrophe = self.rest[word.len()..]
            .strip_prefix('\'')
            .is_some_and(|rest| rest.starts_with(is_letter));
        Ok(word.len() + usize::from(is_apostrophe))
    }

    /// Takes a number, if one begins here.
    fn number(&mut self) -> Result<Option<usize>, PastedError> {
        let rest = self.rest;
        let sign = if rest.starts_with('−') {
            '−'.len_utf8()
        } else {
            usize::from(rest.starts_with(['+', '-']))
        };
        let digits = &rest[sign..];
        let unsigned = digits.strip_prefix('.').unwrap_or(digits);
        if !unsigned.starts_with(|letter: char| letter.is_ascii_digit()) {
            return Ok(None);
        }
        let is_of_number = |letter: char| letter.is_ascii_digit() || letter == '.';
        let end = digits.find(|letter| !is_of_number(letter)).unwrap_or(digits.len());
        // Three points are none of its own.
        let mut length = digits[..end].find("..").unwrap_or(end).max(1);
        if let Some(exponent) = digits[length..].strip_prefix(['e', 'E']) {
            let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            let power = unsigned.len()
                - unsigned.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
            if power > 0 {
                length += 1 + exponent.len() - unsigned.len() + power;
            }
        }
        let size = &digits[..length];
        // 2nd is no number, nor is 1.2.3.
        let is_word = digits[length..].starts_with(is_letter);
        // A sentence ends with a point.
        let read = numerals::read(size.strip_suffix('.').unwrap_or(size)).filter(|_| !is_word);
        let skips = std::mem::take(&mut self.skips);
        self.has_closed = false;
        let is_digit = |letter: char| letter.is_ascii_digit();
        let is_over =
            digits[length..].strip_prefix('/').is_some_and(|all| all.starts_with(is_digit));
        let Some(mut number) = read.filter(|_| !skips) else {
            // A date goes on.
            self.skips = skips && is_over;
            return Ok(Some(sign + length));
        };
        if !number.is_finite() {
            let text = rest[..sign + length].chars().take(24).collect();
            return Err(PastedError::NotFinite { line: self.line(), text });
        }
        let is_listed = self.open.iter().any(|open| open.bracket == '[');
        if !is_listed && is_over {
            // “Epoch 1/500” says how far it is.
            self.words.clear();
            self.skips = true;
            return Ok(Some(sign + length));
        }
        if sign > 0 && !rest.starts_with('+') {
            number = -number;
        }
        let percent = digits[length..].starts_with('%');
        if percent {
            number /= 100.0;
        }
        let is_part = |open: &Open| open.bracket == '[' || open.call == Call::Size;
        let is_part = self.open.last().is_some_and(is_part);
        let name = if is_part { String::new() } else { self.name() };
        self.items().push(Item::Number { name, number });
        Ok(Some(sign + length + usize::from(percent)))
    }

    /// Three points among numbers; elsewhere they are of a sentence.
    fn left_out(&self) -> Result<(), PastedError> {
        if self.open.iter().any(|open| open.bracket == '[') {
            return Err(PastedError::LeftOut { line: self.line() });
        }
        Ok(())
    }
}

/// Whether it is of a word, without a table of all letters: what is no ASCII is, but for signs, as −, … and →.
fn is_letter(letter: char) -> bool {
    let is_sign =
        letter.is_ascii() || letter.is_whitespace() || ('\u{2000}'..'\u{2c00}').contains(&letter);
    letter.is_ascii_alphabetic() || letter == '_' || !is_sign
}

/// Whether a word is followed by the size of an array.
fn is_size(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    ["size", "shape"].iter().any(|name| last.eq_ignore_ascii_case(name))
}
