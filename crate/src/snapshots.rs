//! Networks kept on the way, so that going back does not mean going back to the start.

use crate::network::Network;

/// The network at every so many epochs of a run, in bounded memory: when it is full, every second one
/// is dropped, and the distance doubles.
#[derive(Debug)]
pub(crate) struct Snapshots {
    /// The network at epoch 0, at epoch `distance`, at twice that, and so on.
    networks: Vec<Network>,
    distance: u64,
}

impl Snapshots {
    /// How many are kept at most.
    const CAPACITY: usize = 512;
    /// The distance at first, in epochs. Later ones are multiples of it.
    const FIRST_DISTANCE: u64 = 256;

    /// The network at epoch 0.
    pub fn new(start: &Network) -> Self {
        let mut networks = Vec::with_capacity(Self::CAPACITY);
        networks.push(*start);
        Self { networks, distance: Self::FIRST_DISTANCE }
    }

    /// Keeps the network at `epoch` if that is the next one due.
    pub fn offer(&mut self, epoch: u64, network: &Network) {
        if epoch != self.networks.len() as u64 * self.distance {
            return;
        }
        self.networks.push(*network);
        if self.networks.len() == Self::CAPACITY {
            let mut index = 0;
            self.networks.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.distance *= 2;
        }
    }

    /// How many epochs there are from `epoch` to the next one that is due.
    pub fn until_next(&self, epoch: u64) -> u64 {
        self.distance - epoch % self.distance
    }

    /// The last one at or before `epoch`, with its own epoch.
    pub fn before(&self, epoch: u64) -> (u64, Network) {
        let last = self.networks.len() - 1;
        let index = usize::try_from(epoch / self.distance).map_or(last, |index| index.min(last));
        (index as u64 * self.distance, self.networks[index])
    }
}

impl Clone for Snapshots {
    /// The copy has room for all that is to come, too.
    fn clone(&self) -> Self {
        let mut networks = Vec::with_capacity(Self::CAPACITY);
        networks.extend_from_slice(&self.networks);
        Self { networks, distance: self.distance }
    }
}
