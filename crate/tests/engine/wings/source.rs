//! A file of Rust, as far as its imports go: which paths its code names, and where.

/// Where a module is: `["training", "run"]`; the crate's root is the empty one.
pub type Place = Vec<String>;

/// A file of the crate.
pub struct Source {
    /// From the folder `src`, with `/` between folders.
    pub file: String,
    pub text: String,
}

/// A path that code names.
pub struct Path {
    pub line: usize,
    /// The module that names it.
    pub from: Place,
    /// From the crate's root, where the path begins with `crate`, `self` or `super`; else as it is written.
    pub to: Vec<String>,
    /// Whether it begins with `crate`, `self` or `super`.
    pub inside: bool,
}

impl Source {
    /// The module that the file is.
    pub fn place(&self) -> Place {
        let path = self.file.strip_suffix(".rs").unwrap_or(&self.file);
        let path = path.strip_suffix("/mod").unwrap_or(path);
        path.split('/').filter(|name| *name != "lib").map(str::to_owned).collect()
    }

    /// Every path in the file's code, in order.
    pub fn paths(&self) -> Vec<Path> {
        let code = code_of(&self.text);
        Reader { tokens: tokens(&code), at: 0, inner: Vec::new(), depth: 0, home: self.place() }
            .paths()
    }
}

/// The text with blanks instead of comments, strings and characters; lines stay where they are.
pub fn code_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let after_word = at > 0 && is_word(chars[at - 1]);
        let end = match chars[at..] {
            ['/', '/', ..] => end_of(&chars, at, |rest| rest[0] == '\n'),
            ['/', '*', ..] => end_of_block(&chars, at),
            ['"', ..] => end_of_string(&chars, at),
            ['r', '"' | '#', ..] if !after_word => end_of_raw_string(&chars, at + 1),
            ['b', 'r', '"' | '#', ..] if !after_word => end_of_raw_string(&chars, at + 2),
            ['\'', '\\', ..] => end_of(&chars, at + 3, |rest| rest[0] == '\'') + 1,
            // Anything else after the mark is a lifetime.
            ['\'', _, '\'', ..] => at + 3,
            _ => at,
        };
        if end == at {
            code.push(chars[at]);
            at += 1;
        } else {
            let end = end.min(chars.len());
            code.extend(chars[at..end].iter().map(|char| if *char == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// The first place from `at` on of which something is true, or the end.
fn end_of(chars: &[char], at: usize, is_there: impl Fn(&[char]) -> bool) -> usize {
    (at..chars.len()).find(|at| is_there(&chars[*at..])).unwrap_or(chars.len())
}

fn end_of_block(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0);
    while at < chars.len() {
        match chars[at..] {
            ['/', '*', ..] => (at, depth) = (at + 2, depth + 1),
            ['*', '/', ..] => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    at
}

fn end_of_string(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The end of a raw string whose marks begin at `start`; where it is a raw name instead, the end of its mark.
fn end_of_raw_string(chars: &[char], start: usize) -> usize {
    let quote = end_of(chars, start, |rest| rest[0] != '#');
    let marks = &chars[start..quote];
    if chars.get(quote) != Some(&'"') {
        return quote;
    }
    let closes = |rest: &[char]| rest[0] == '"' && rest[1..].starts_with(marks);
    end_of(chars, quote + 1, closes) + 1 + marks.len()
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

struct Token<'a> {
    line: usize,
    text: &'a str,
}

/// Names and numbers, `::`, and every other character by itself.
fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (line, mut rest) in (1..).zip(code.lines()) {
        while let Some(first) = rest.chars().next() {
            let length = match first {
                _ if is_word(first) => rest.find(|char| !is_word(char)).unwrap_or(rest.len()),
                ':' if rest.starts_with("::") => 2,
                _ => first.len_utf8(),
            };
            let (text, after) = rest.split_at(length);
            if !first.is_whitespace() {
                tokens.push(Token { line, text });
            }
            rest = after;
        }
    }
    tokens
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    home: Place,
    /// The modules in this file that are open, each with the depth of braces around it.
    inner: Vec<(String, usize)>,
    depth: usize,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    fn paths(mut self) -> Vec<Path> {
        let mut paths = Vec::new();
        while self.at < self.tokens.len() {
            match self.text(self.at) {
                "{" => self.depth += 1,
                "}" => {
                    self.depth = self.depth.saturating_sub(1);
                    self.inner.retain(|(_, around)| *around < self.depth);
                }
                "mod" if self.text(self.at + 2) == "{" => {
                    self.inner.push((self.text(self.at + 1).to_owned(), self.depth));
                }
                word if is_word(word.chars().next().unwrap_or(' ')) => {
                    self.tree(&[], &mut paths);
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        paths
    }

    /// Reads a path from where it begins, with all of its branches, where it is one of `use`.
    fn tree(&mut self, stem: &[String], paths: &mut Vec<Path>) {
        let line = self.tokens[self.at].line;
        let mut path = stem.to_vec();
        loop {
            match self.text(self.at) {
                "{" => {
                    self.at += 1;
                    while !matches!(self.text(self.at), "}" | "") {
                        if self.text(self.at) == "," {
                            self.at += 1;
                        } else {
                            self.tree(&path, paths);
                        }
                    }
                    self.at += 1;
                    return;
                }
                name => path.push(name.to_owned()),
            }
            self.at += 1;
            if self.text(self.at) != "::" || self.text(self.at + 1) == "<" {
                break;
            }
            self.at += 1;
        }
        if !stem.is_empty() && self.text(self.at) == "as" {
            self.at += 2;
        }
        paths.push(self.resolved(line, path));
    }

    fn resolved(&self, line: usize, path: Vec<String>) -> Path {
        let mut from = self.home.clone();
        from.extend(self.inner.iter().map(|(name, _)| name.clone()));
        let inside = matches!(path[0].as_str(), "crate" | "self" | "super");
        let mut to = if inside && path[0] != "crate" { from.clone() } else { Vec::new() };
        for name in path {
            match name.as_str() {
                "crate" | "self" if inside => {}
                "super" => drop(to.pop()),
                _ => to.push(name),
            }
        }
        Path { line, from, to, inside }
    }
}
