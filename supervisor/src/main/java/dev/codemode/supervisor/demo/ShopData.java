package dev.codemode.supervisor.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the data of the shop by arithmetic alone, so that every process has the same. */
final class ShopData {
  static final int CUSTOMERS = 48;
  static final int FIRST_CUSTOMER = 1001;

  private static final int PRODUCTS = 24;
  private static final int FIRST_ORDER = 50001;
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
  private static final List<String> FIRST_NAMES =
      List.of("Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Grace", "Hana");
  private static final List<String> LAST_NAMES =
      List.of("Okafor", "Lindqvist", "Moreau", "Tanaka", "Silva", "Novak");
  private static final List<String> CITIES = List.of("Oslo", "Porto", "Lviv", "Galway");
  private static final List<String> GOODS =
      List.of("Kettle", "Lamp", "Desk", "Chair", "Shelf", "Clock", "Rug", "Mirror");
  private static final List<String> FINISHES = List.of("oak", "steel", "linen");
  private static final List<String> STATES = List.of("delivered", "shipped", "open", "returned");

  private ShopData() {}

  static List<ObjectNode> products() {
    var products = new ArrayList<ObjectNode>();
    for (int i = 0; i < PRODUCTS; i++) {
      String goods = GOODS.get(i % GOODS.size());
      String finish = FINISHES.get(i / GOODS.size());
      ObjectNode product =
          object()
              .put("sku", sku(i))
              .put("name", goods + " in " + finish)
              .put("category", i % 8 < 4 ? "furniture and light" : "living")
              .put("price_cents", priceCents(i))
              .put("currency", "EUR")
              .put("stock", (i * 37) % 90)
              .put(
                  "description",
                  "A %s made of %s, packed flat, with all that is needed to put it up at home."
                      .formatted(goods.toLowerCase(Locale.ROOT), finish));
      product
          .putObject("supplier")
          .put("name", LAST_NAMES.get(i % 6) + " Works")
          .put("days", 3 + i % 9);
      products.add(product);
    }
    return products;
  }

  static List<ObjectNode> customers() {
    var customers = new ArrayList<ObjectNode>();
    for (int i = 0; i < CUSTOMERS; i++) {
      customers.add(customer(i));
    }
    return customers;
  }

  private static ObjectNode customer(int i) {
    String first = FIRST_NAMES.get(i % FIRST_NAMES.size());
    String last = LAST_NAMES.get(i / FIRST_NAMES.size());
    String mail = (first + "." + last).toLowerCase(Locale.ROOT);
    ObjectNode customer =
        object()
            .put("id", FIRST_CUSTOMER + i)
            .put("name", first + " " + last)
            .put("region", Shop.REGIONS.get(i % 4))
            .put("tier", Shop.TIERS.get((i * 5) % 7 % 3))
            .put("email", mail + "@example.com")
            .put("phone", "+99 555 01%02d".formatted(i))
            .put("created", FIRST_DAY.minusDays(17L * i).toString())
            .put("credit_limit_cents", 50_000 + (i % 10) * 25_000);
    customer
        .putObject("address")
        .put("street", (i * 7 % 120 + 1) + " Harbour Road")
        .put("city", CITIES.get(i % 4))
        .put("postal_code", "%05d".formatted(10_000 + i * 131))
        .put("country", "Exampleland");
    ArrayNode contacts = customer.putArray("contacts");
    contacts.add(
        contact(FIRST_NAMES.get((i + 3) % 8) + " " + last, "purchasing", "buy." + mail, i));
    contacts.add(
        contact(FIRST_NAMES.get((i + 5) % 8) + " " + last, "accounting", "pay." + mail, i));
    customer
        .putObject("preferences")
        .put("language", i % 3 == 0 ? "en" : "de")
        .put("currency", "EUR")
        .put("newsletter", i % 2 == 0)
        .put("delivery", i % 4 == 1 ? "pickup" : "courier");
    customer
        .putArray("tags")
        .add("since-" + (2019 + i % 6))
        .add(i % 5 == 0 ? "key-account" : "direct");
    return customer.put(
        "notes",
        "Prefers deliveries before noon and one invoice a month. Last visit by the account manager"
            + " was friendly; asked for a quote on a larger furnishing project in spring. Goods come"
            + " through the yard, not the front door; call the warehouse half an hour ahead.");
  }

  private static ObjectNode contact(String name, String role, String mail, int i) {
    return object()
        .put("name", name)
        .put("role", role)
        .put("email", mail + "@example.com")
        .put("phone", "+99 555 02%02d".formatted(i));
  }

  static List<ObjectNode> orders() {
    var orders = new ArrayList<ObjectNode>();
    for (int i = 0; i < CUSTOMERS; i++) {
      for (int n = 0; n < 1 + (i * 3) % 5; n++) {
        orders.add(order(FIRST_ORDER + orders.size(), i, n));
      }
    }
    return orders;
  }

  private static ObjectNode order(int id, int customer, int n) {
    ObjectNode order =
        object()
            .put("id", id)
            .put("customer_id", FIRST_CUSTOMER + customer)
            .put("placed", FIRST_DAY.plusDays((customer * 11L + n * 29L) % 330).toString())
            .put("status", STATES.get((customer + n) % 4));
    ArrayNode items = order.putArray("items");
    int total = 0;
    for (int line = 0; line < 1 + (id % 3); line++) {
      int product = (id * 7 + line * 5) % PRODUCTS;
      int quantity = 1 + (id + line) % 4;
      total += quantity * priceCents(product);
      items
          .addObject()
          .put("sku", sku(product))
          .put("quantity", quantity)
          .put("unit_price_cents", priceCents(product));
    }
    return order.put("total_cents", total).put("currency", "EUR");
  }

  private static String sku(int product) {
    return "SKU-" + (101 + product);
  }

  private static int priceCents(int product) {
    return 1_990 + (product * 1_370) % 24_000;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
