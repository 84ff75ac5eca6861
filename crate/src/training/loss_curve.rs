//! The loss curve: every epoch's loss at first, and never more than a bounded number of points.

/// One point of the curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The epoch, counted from 0.
    pub epoch: u64,
    /// The mean squared error of the network at that epoch, over the samples that train.
    pub loss: f64,
    /// The same over the samples that are held out for the test, if there are any.
    pub test_loss: Option<f64>,
}

/// A point as it is kept: with a test loss, or with `()`.
#[derive(Clone, Copy, Debug)]
struct Kept<T> {
    epoch: u64,
    loss: f64,
    test_loss: T,
}

/// The lowest and the highest loss of a stretch of epochs. For a stretch of one they are the same.
#[derive(Clone, Copy, Debug)]
struct Stretch<T> {
    lowest: Kept<T>,
    highest: Kept<T>,
}

impl<T> Stretch<T> {
    /// Both stretches as one. Of equal losses the earlier counts.
    fn joined(self, later: Self) -> Self {
        Self {
            lowest: if later.lowest.loss < self.lowest.loss { later.lowest } else { self.lowest },
            highest: if later.highest.loss > self.highest.loss {
                later.highest
            } else {
                self.highest
            },
        }
    }
}

/// The losses of a run's epochs 0, 1, 2, … in bounded memory: those of training, or as `LossCurve<f64>` with a test loss
/// beside each.
///
/// Fewer than [`LossCurve::CAPACITY`] epochs are kept one by one. When the memory is full, neighbouring
/// stretches are joined in pairs, and from then on each new stretch covers twice as many epochs. A
/// stretch keeps its lowest and its highest point, where they are, so the curve that is drawn through
/// the points keeps its shape, and the lowest and the highest of all are among them. What is kept
/// depends on the losses alone, not on how many were pushed at a time. Test losses go with their points; they don't
/// decide which are kept.
#[derive(Debug)]
pub struct LossCurve<T = ()> {
    stretches: Vec<Stretch<T>>,
    /// The stretch that is being filled.
    open: Option<Stretch<T>>,
    /// How many epochs a stretch covers: a power of two, by its exponent.
    doublings: u32,
    epochs: u64,
}

impl LossCurve {
    /// How many stretches are kept at most; there are at most two points to each.
    pub const CAPACITY: usize = 2048;

    /// A curve without any epoch.
    #[must_use]
    pub fn new() -> Self {
        Self::empty()
    }

    /// Adds the loss of the next epoch, which is a number, not NaN.
    ///
    /// ```
    /// use xor_playground::training::LossCurve;
    /// let mut curve = LossCurve::new();
    /// for epoch in 0..1_000_000 {
    ///     curve.push(if epoch == 765_432 { 9.0 } else { 1.0 });
    /// }
    /// let points: Vec<_> = curve.points().collect();
    /// assert!(points.len() <= 2 * LossCurve::CAPACITY);
    /// assert!(points.iter().any(|point| point.epoch == 765_432 && point.loss == 9.0));
    /// ```
    pub fn push(&mut self, loss: f64) {
        self.keep(loss, ());
    }

    /// The points to draw a line through, in the order of their epochs.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.kept().map(|Kept { epoch, loss, .. }| Point { epoch, loss, test_loss: None })
    }
}

impl LossCurve<f64> {
    /// A curve of both losses without any epoch.
    #[must_use]
    pub fn with_test() -> Self {
        Self::empty()
    }

    /// Adds both losses of the next epoch. That of training is a number, not NaN; that of the test can be anything.
    pub fn push_both(&mut self, loss: f64, test_loss: f64) {
        self.keep(loss, test_loss);
    }

    /// The points to draw lines through, in the order of their epochs.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.kept().map(|Kept { epoch, loss, test_loss }| Point {
            epoch,
            loss,
            test_loss: Some(test_loss),
        })
    }
}

impl<T: Copy> LossCurve<T> {
    fn empty() -> Self {
        let stretches = Vec::with_capacity(LossCurve::CAPACITY);
        Self { stretches, open: None, doublings: 0, epochs: 0 }
    }

    fn keep(&mut self, loss: f64, test_loss: T) {
        debug_assert!(!loss.is_nan(), "a loss that is not a number compares with none");
        let point = Kept { epoch: self.epochs, loss, test_loss };
        let single = Stretch { lowest: point, highest: point };
        let stretch = match self.open.take() {
            Some(open) => open.joined(single),
            None => single,
        };
        self.epochs += 1;
        let is_whole = self.epochs.trailing_zeros() >= self.doublings;
        if !is_whole {
            self.open = Some(stretch);
            return;
        }
        self.stretches.push(stretch);
        if self.stretches.len() == LossCurve::CAPACITY {
            self.halve();
        }
    }

    /// Joins the stretches in pairs.
    fn halve(&mut self) {
        for pair in 0..LossCurve::CAPACITY / 2 {
            self.stretches[pair] = self.stretches[2 * pair].joined(self.stretches[2 * pair + 1]);
        }
        self.stretches.truncate(LossCurve::CAPACITY / 2);
        self.doublings += 1;
    }

    /// How many losses were pushed.
    #[must_use]
    pub fn epochs(&self) -> u64 {
        self.epochs
    }

    fn kept(&self) -> impl Iterator<Item = Kept<T>> + '_ {
        self.stretches.iter().chain(&self.open).flat_map(|stretch| {
            let (first, second) = if stretch.lowest.epoch <= stretch.highest.epoch {
                (stretch.lowest, stretch.highest)
            } else {
                (stretch.highest, stretch.lowest)
            };
            std::iter::once(first).chain((second.epoch != first.epoch).then_some(second))
        })
    }
}

impl Default for LossCurve {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Copy> Clone for LossCurve<T> {
    /// The copy has room for all that is to come, too: a copied vector would be cut to what is in it.
    fn clone(&self) -> Self {
        let mut stretches = Vec::with_capacity(LossCurve::CAPACITY);
        stretches.extend_from_slice(&self.stretches);
        Self { stretches, ..*self }
    }
}
