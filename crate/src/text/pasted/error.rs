//! Why pasted text is not understood.

/// What is wrong with what was pasted. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PastedError {
    /// The text is longer than [`super::Pasted::MAX_BYTES`].
    #[error("The text is longer than 200 kB, far more than the largest network here has.")]
    TooLong,
    /// There is no number.
    #[error("There is no number in the text.")]
    Empty,
    /// All numbers are of what is printed beside weights, predictions and losses.
    #[error(
        "The numbers in the text are no weights, predictions or loss: words say that they count something else.{}",
        .seed.as_ref().map(|seed| format!(
            " A start is opened by its seed: type {seed} under Seed. It is that of NumPy’s np.random.seed({seed}) with \
             the article’s program."
        )).unwrap_or_default()
    )]
    Beside {
        /// One that is called a seed.
        seed: Option<String>,
    },
    /// There are predictions for some samples only.
    #[error(
        "The text has answers to {answered} of the {samples} rows: paste those to all of them."
    )]
    SomeRows {
        /// To how many.
        answered: usize,
        /// How many there are.
        samples: usize,
    },
    /// Numbers are left out.
    #[error(
        "Line {line} has “...”: numbers are left out where it was printed. NumPy prints all of them after \
         np.set_printoptions(threshold=np.inf), PyTorch after torch.set_printoptions(profile=\"full\")."
    )]
    LeftOut {
        /// Where.
        line: usize,
    },
    /// A number is NaN or infinite.
    #[error(
        "Line {line} has “{text}”, which is no finite number. A program gets there when its numbers grow beyond all \
         bounds: the learning rate may be too large."
    )]
    NotFinite {
        /// Where.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// A bracket is opened and not closed.
    #[error("The bracket that line {line} opens is not closed: {open}.")]
    NotClosed {
        /// Where it is opened.
        line: usize,
        /// Which.
        open: char,
    },
    /// A bracket is closed that is not open.
    #[error("Line {line} closes a bracket that is not open: {close}.")]
    NotOpened {
        /// Where it is closed.
        line: usize,
        /// Which.
        close: char,
    },
    /// Brackets in brackets, without end.
    #[error("Line {line} has brackets in brackets more than 16 deep.")]
    TooDeep {
        /// Where.
        line: usize,
    },
    /// More arrays than the deepest network has.
    #[error(
        "There are {arrays} arrays; the deepest network here has 14, weights and biases of 7 layers."
    )]
    TooManyArrays {
        /// How many.
        arrays: usize,
    },
    /// The weights are of a network over other inputs than the data have.
    #[error(
        "These are weights of a {network} network, which takes {inputs} inputs; the present data have {given}. Choose \
         or paste data with {inputs} under Data first."
    )]
    Inputs {
        /// All sizes of its layers: 3-2-1.
        network: String,
        /// How many it takes.
        inputs: usize,
        /// How many there are.
        given: usize,
    },
    /// The network has several outputs.
    #[error(
        "These are weights of a {network} network: it has {outputs} outputs, and networks here have one."
    )]
    Outputs {
        /// All sizes of its layers: 2-2-2.
        network: String,
        /// How many it has.
        outputs: usize,
    },
    /// The network is too large.
    #[error(
        "These are weights of a {network} network; here there are up to 6 hidden layers of 1 to 16 neurons."
    )]
    TooLarge {
        /// All sizes of its layers: 2-32-1.
        network: String,
    },
    /// The numbers are none of what they can be.
    #[error("{found}: {}", expected(*.samples, .network, *.parameters, *.is_many))]
    Unknown {
        /// What there is, in words.
        found: String,
        /// How many predictions there would be.
        samples: usize,
        /// All sizes of the present layers: 2-2-1.
        network: String,
        /// How many weights and biases that has.
        parameters: usize,
        /// Whether there are several arrays.
        is_many: bool,
    },
}

fn expected(samples: usize, network: &str, parameters: usize, is_many: bool) -> String {
    let mut words = format!(
        "predictions are {samples} in a row or a column, weights and biases of a {network} network {parameters}."
    );
    if is_many {
        words += " From layer to layer these arrays do not fit together.";
    }
    words
}
