//! The loss curve as a table: every epoch's loss, to the last digit.

use crate::text::numerals;
use crate::training::{Run, Trainer};

/// A table in the making, in CSV: the column `epoch`, and the column `loss`, the mean squared error; and the column
/// `test_loss`, where samples are held out for the test.
///
/// A [`crate::training::LossCurve`] keeps a bounded number of points, so that a table trains the run again.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::text::LossTable;
/// let mut table = LossTable::new(Run::article(0), 2);
/// table.write(1_000);
/// assert!(table.is_complete());
/// let mut lines = table.text().lines();
/// assert_eq!(lines.next(), Some("epoch,loss"));
/// assert_eq!(lines.next(), Some("0,0.39068565308500924"));
/// assert_eq!(lines.count(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct LossTable {
    trainer: Trainer,
    last: u64,
    is_complete: bool,
    text: String,
}

impl LossTable {
    /// A table of the epochs from 0 to `last`, or to where the run diverges.
    #[must_use]
    pub fn new(run: Run, last: u64) -> Self {
        let trainer = Trainer::new(run);
        let has_test = trainer.test_loss().is_some();
        let text = if has_test { "epoch,loss,test_loss\n" } else { "epoch,loss\n" }.to_owned();
        let mut table = Self { trainer, last, is_complete: false, text };
        table.write_row();
        table
    }

    /// Writes up to so many epochs more.
    pub fn write(&mut self, epochs: u64) {
        for _ in 0..epochs {
            if self.is_complete {
                return;
            }
            if self.trainer.step(1) == 0 {
                self.is_complete = true;
                return;
            }
            self.write_row();
        }
    }

    fn write_row(&mut self) {
        let (epoch, loss) = (self.trainer.epoch(), numerals::write(self.trainer.loss()));
        self.text.extend([&epoch.to_string(), ",", &loss]);
        if let Some(loss) = self.trainer.test_loss() {
            self.text.extend([",", &numerals::write(loss)]);
        }
        self.text.push('\n');
        self.is_complete = epoch >= self.last;
    }

    /// The run that it is of.
    #[must_use]
    pub fn run(&self) -> &Run {
        self.trainer.run()
    }

    /// The last epoch so far.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.trainer.epoch()
    }

    /// Whether the last epoch is in it.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// What is written so far, apart from what was taken.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes what is written so far, so that a long table need not be kept whole; what is written from then on follows it.
    pub fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}
