//! What made-up keys, owners and applications are called.

pub(crate) const OWNERS: [&str; 14] = [
    "RevOps",
    "Sales Ops",
    "Growth",
    "Web team",
    "Data",
    "Partners",
    "Platform",
    "Mobile",
    "Finance",
    "Support",
    "Logistics",
    "Marketing",
    "Security",
    "Research",
];

pub(crate) const APPLICATIONS: [&str; 24] = [
    "HubSpot sync",
    "Airbyte",
    "dbt Cloud",
    "Grafana",
    "Checkout",
    "Billing run",
    "Storefront",
    "Partner portal",
    "Warehouse sync",
    "Mobile app",
    "Load test runner",
    "Newsletter",
    "Data export",
    "CRM bridge",
    "Search index",
    "Price feed",
    "Invoice archive",
    "Help desk",
    "Fraud check",
    "Shipping labels",
    "Status page",
    "Survey tool",
    "Ad reporting",
    "Backoffice",
];

pub(crate) const PURPOSES: [&str; 12] = [
    "integration",
    "dashboard",
    "webhook",
    "nightly job",
    "import",
    "export",
    "sandbox",
    "monitor",
    "gateway",
    "bridge",
    "report",
    "service",
];

pub(crate) const TAGS: [&str; 10] = [
    "etl", "pci", "eu", "us", "legacy", "pilot", "external", "critical", "batch", "realtime",
];
