//! In which order the ids of a file stand.

use std::cmp::Ordering;

/// An order that files are sorted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By the bytes of the id.
    Bytes,
    /// By the bytes, but runs of digits by their number: `L-9` before `L-10`.
    Natural,
}

impl Order {
    /// Compares two ids; only the same id is equal.
    #[must_use]
    pub fn compare(self, a: &str, b: &str) -> Ordering {
        match self {
            Order::Bytes => a.cmp(b),
            Order::Natural => natural(a, b).then_with(|| a.cmp(b)),
        }
    }
}

fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    loop {
        let (Some(x), Some(y)) = (a.first(), b.first()) else { return a.len().cmp(&b.len()) };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (m, n) = (digits(&mut a), digits(&mut b));
            let order = m.len().cmp(&n.len()).then_with(|| m.cmp(n));
            if order != Ordering::Equal {
                return order;
            }
        } else if x != y {
            return x.cmp(y);
        } else {
            (a, b) = (&a[1..], &b[1..]);
        }
    }
}

/// Takes a run of digits, without leading zeros.
fn digits<'a>(text: &mut &'a [u8]) -> &'a [u8] {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (run, rest) = text.split_at(end);
    *text = rest;
    let zeros = run.iter().take_while(|byte| **byte == b'0').count();
    &run[zeros..]
}

/// Which orders the ids seen so far keep.
#[derive(Clone, Debug)]
pub struct Sorted {
    last: Option<String>,
    orders: Vec<Order>,
}

impl Default for Sorted {
    fn default() -> Self {
        Sorted { last: None, orders: vec![Order::Bytes, Order::Natural] }
    }
}

impl Sorted {
    /// One more id.
    pub fn see(&mut self, id: &str) {
        if let Some(last) = &self.last {
            if last == id {
                return;
            }
            self.orders.retain(|order| order.compare(last, id) == Ordering::Less);
        }
        self.last = Some(id.to_owned());
    }

    /// The orders that all of them keep.
    #[must_use]
    pub fn orders(&self) -> &[Order] {
        &self.orders
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_ids() {
        let less = |a, b| assert_eq!(Order::Natural.compare(a, b), Ordering::Less, "{a} {b}");
        less("L-9", "L-10");
        less("L-009", "L-10");
        less("9", "10");
        less("a", "b");
        less("L-1", "L-1a");
        less("L-01", "L-1");
        less("a2b3", "a2b10");
    }

    #[test]
    fn sorted_in_one_order_or_both() {
        let orders = |ids: &[&str]| {
            let mut sorted = Sorted::default();
            ids.iter().for_each(|id| sorted.see(id));
            sorted.orders().to_vec()
        };
        assert_eq!(orders(&["L-1", "L-1", "L-2"]), [Order::Bytes, Order::Natural]);
        assert_eq!(orders(&["L-9", "L-10"]), [Order::Natural]);
        assert_eq!(orders(&["L-10", "L-9"]), [Order::Bytes]);
        assert_eq!(orders(&["b", "a"]), []);
    }
}
