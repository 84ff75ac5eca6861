//! Programs are templates with words in capitals, each of which stands for something: a block for lines, on a line of
//! its own; a piece for a part of one.

/// The template with every word replaced. The lines of a block come as far to the right as their word stands; where there are
/// none, the line of the word and the blank lines before it are left out.
pub(super) fn fill(template: &str, blocks: &[(&str, &str)], pieces: &[(&str, &str)]) -> String {
    let mut filled: Vec<String> = Vec::new();
    for line in template.lines() {
        let indent = &line[..line.len() - line.trim_start().len()];
        match blocks.iter().find(|(word, _)| *word == line.trim_start()) {
            Some((_, "")) => {
                while filled.last().is_some_and(String::is_empty) {
                    filled.pop();
                }
            }
            Some((_, lines)) => filled.extend(lines.lines().map(|line| {
                if line.is_empty() { String::new() } else { format!("{indent}{line}") }
            })),
            None => filled.push(replaced(line, pieces)),
        }
    }
    filled.join("\n") + "\n"
}

/// The line with each piece in the place of its word: whole words alone.
fn replaced(line: &str, pieces: &[(&str, &str)]) -> String {
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut filled = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(is_of_word) {
        let (before, from_word) = rest.split_at(start);
        let end = from_word.find(|letter| !is_of_word(letter)).unwrap_or(from_word.len());
        let (word, after) = from_word.split_at(end);
        let piece = pieces.iter().find(|(name, _)| *name == word);
        filled += before;
        filled += piece.map_or(word, |(_, piece)| piece);
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_word_stands_for_a_piece_or_for_lines() {
        let template = "class NAME:\n    BODY\n\n\n    MORE\n\n    END = NAME\n";
        let filled =
            fill(template, &[("BODY", "x\n\ny\n"), ("MORE", "")], &[("NAME", "A"), ("END", "z")]);
        assert_eq!(filled, "class A:\n    x\n\n    y\n\n    z = A\n");
    }

    #[test]
    fn a_word_within_another_stays() {
        let pieces = [("DECAY", "0.9"), ("RATE", "1")];
        assert_eq!(
            fill("WEIGHT_DECAY * DECAY, LEARNING_RATE", &[], &pieces),
            "WEIGHT_DECAY * 0.9, LEARNING_RATE\n"
        );
    }
}
