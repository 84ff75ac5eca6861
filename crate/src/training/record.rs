//! Numbers kept at evenly spaced epochs, in bounded memory.

/// A row of numbers for epoch 0, for epoch `stride`, for twice that, and so on. When it is full and another
/// one is due, every second row is dropped, and the stride doubles.
#[derive(Debug)]
pub(crate) struct Record {
    numbers: Vec<f64>,
    /// How many numbers a row has.
    width: usize,
    /// How many rows are kept at most: an even number.
    capacity: usize,
    stride: u64,
}

impl Record {
    /// Without any row, and with room for all that is to come. The capacity is rounded down to an even
    /// number.
    pub fn new(width: usize, capacity: usize, stride: u64) -> Self {
        let capacity = capacity / 2 * 2;
        Self { numbers: Vec::with_capacity(capacity * width), width, capacity, stride }
    }

    /// How many rows there are.
    fn count(&self) -> usize {
        self.numbers.len() / self.width
    }

    /// Keeps a row, whose numbers come in two parts, if it is the next one due.
    pub fn offer(&mut self, epoch: u64, [first, second]: [&[f64]; 2]) {
        if epoch != self.count() as u64 * self.stride {
            return;
        }
        if self.count() == self.capacity {
            for kept in 1..self.capacity / 2 {
                let from = 2 * kept * self.width;
                self.numbers.copy_within(from..from + self.width, kept * self.width);
            }
            self.numbers.truncate(self.capacity / 2 * self.width);
            self.stride *= 2;
        }
        self.numbers.extend_from_slice(first);
        self.numbers.extend_from_slice(second);
    }

    /// Keeps another row for `epoch`, if one is kept for it.
    pub fn replace(&mut self, epoch: u64, [first, second]: [&[f64]; 2]) {
        let index = self.index_before(epoch);
        if index as u64 * self.stride == epoch {
            let row = &mut self.numbers[index * self.width..][..self.width];
            row[..first.len()].copy_from_slice(first);
            row[first.len()..].copy_from_slice(second);
        }
    }

    /// How many epochs there are from `epoch` to the next multiple of the stride.
    pub fn until_next(&self, epoch: u64) -> u64 {
        self.stride - epoch % self.stride
    }

    /// The last row for an epoch up to `epoch`, and its epoch. There is a row.
    pub fn last_before(&self, epoch: u64) -> (u64, &[f64]) {
        let index = self.index_before(epoch);
        (index as u64 * self.stride, &self.numbers[index * self.width..][..self.width])
    }

    fn index_before(&self, epoch: u64) -> usize {
        let last = self.count() - 1;
        usize::try_from(epoch / self.stride).map_or(last, |index| index.min(last))
    }

    /// Every row, with its epoch.
    pub fn rows(&self) -> impl Iterator<Item = (u64, &[f64])> {
        (0..).map(|index| index * self.stride).zip(self.numbers.chunks_exact(self.width))
    }
}

impl Clone for Record {
    /// The copy has room for all that is to come, too.
    fn clone(&self) -> Self {
        let mut numbers = Vec::with_capacity(self.capacity * self.width);
        numbers.extend_from_slice(&self.numbers);
        Self { numbers, ..*self }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn rows_stay_evenly_spaced_from_epoch_0_on_and_bounded_in_number() {
        let mut record = Record::new(2, 7, 3);
        for (epoch, number) in (0..1_000).zip((0..).map(f64::from)) {
            record.offer(epoch, [&[number], &[-number]]);
            let rows: Vec<_> = record.rows().collect();
            assert!(rows.len() <= 6);
            let stride = rows.get(1).map_or(3, |&(epoch, _)| epoch);
            for (&(epoch, row), (due, number)) in rows.iter().zip((0..).zip((0..).map(f64::from))) {
                let number = number * f64::from(u32::try_from(stride).unwrap());
                assert_eq!((epoch, row), (due * stride, &[number, -number][..]));
            }
            assert_eq!(record.last_before(epoch), rows[rows.len() - 1]);
            assert!(epoch - rows[rows.len() - 1].0 < stride);
            assert_eq!((epoch + record.until_next(epoch)) % stride, 0);
        }
    }

    #[test]
    fn a_row_is_replaced_only_where_there_is_one() {
        let mut record = Record::new(2, 4, 5);
        record.offer(0, [&[1.0, 2.0], &[]]);
        record.offer(5, [&[3.0, 4.0], &[]]);
        for (epoch, number) in [(4, 7.0), (5, 8.0), (10, 9.0)] {
            record.replace(epoch, [&[number], &[number]]);
        }
        assert!(record.rows().eq([(0, &[1.0, 2.0][..]), (5, &[8.0, 8.0][..])]));
    }
}
