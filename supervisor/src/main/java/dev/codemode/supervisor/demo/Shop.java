package dev.codemode.supervisor.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of the shop: the same in every process, changed only by {@link #updateCustomer}. Hands
 * out copies. Thread-safe.
 */
final class Shop {
  static final List<String> REGIONS = List.of("north", "south", "east", "west");
  static final List<String> TIERS = List.of("standard", "silver", "gold");

  private final Map<Integer, ObjectNode> customers = new TreeMap<>();
  private final Map<Integer, ObjectNode> orders = new TreeMap<>();
  private final Map<String, ObjectNode> products = new TreeMap<>();

  Shop() {
    ShopData.products().forEach(p -> products.put(p.get("sku").stringValue(), p));
    ShopData.customers().forEach(c -> customers.put(c.get("id").intValue(), c));
    ShopData.orders().forEach(o -> orders.put(o.get("id").intValue(), o));
  }

  /** In order of id. */
  synchronized List<ObjectNode> customers(Optional<String> region) {
    return customers.values().stream()
        .filter(c -> region.isEmpty() || c.get("region").stringValue().equals(region.get()))
        .map(ObjectNode::deepCopy)
        .toList();
  }

  synchronized ObjectNode customer(int id) {
    return require(customers.get(id), "customer " + id).deepCopy();
  }

  /** In order of id; fails when there is no such customer. */
  synchronized List<ObjectNode> ordersOf(int customerId) {
    ObjectNode customer = require(customers.get(customerId), "customer " + customerId);
    return orders.values().stream()
        .filter(o -> o.get("customer_id").equals(customer.get("id")))
        .map(ObjectNode::deepCopy)
        .toList();
  }

  synchronized ObjectNode order(int id) {
    return require(orders.get(id), "order " + id).deepCopy();
  }

  synchronized ObjectNode product(String sku) {
    return require(products.get(sku), "product " + sku).deepCopy();
  }

  /** Changes what is given and returns the customer as it is now. */
  synchronized ObjectNode updateCustomer(
      int id, Optional<String> tier, Optional<String> email, Optional<String> notes) {
    ObjectNode customer = require(customers.get(id), "customer " + id);
    tier.ifPresent(value -> customer.put("tier", value));
    email.ifPresent(value -> customer.put("email", value));
    notes.ifPresent(value -> customer.put("notes", value));
    return customer.deepCopy();
  }

  private static ObjectNode require(@Nullable ObjectNode entry, String name) {
    if (entry == null) {
      throw new DemoException("there is no " + name);
    }
    return entry;
  }
}
