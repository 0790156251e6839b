/* The pages below /reflector/: what each of them shows of what Jenkins answers. */
(function () {
  "use strict";

  var dom = window.ReflectorDom;
  var rows = window.ReflectorRows;
  var el = dom.el;
  var replace = dom.replace;
  var link = dom.link;
  var time = dom.time;
  var coming = dom.coming;
  var code = dom.code;
  var shortDigest = dom.shortDigest;
  var tile = window.ReflectorTags.tile;
  var act = window.ReflectorLive.act;

  var root;

  var NAMES = { policies: "policies", updates: "updates", automations: "automations", repositories: "image repositories", scans: "scans" };
  var SORTS = {
    policies: { key: "state", up: true },
    updates: { key: "time", up: false },
    automations: { key: "state", up: true },
    repositories: { key: "state", up: true },
    scans: { key: "time", up: false },
  };

  function table(name, columns, chosen) {
    return new window.ReflectorTable.Table(root.querySelector('table[data-table="' + name + '"]'), {
      el: el,
      say: dom.sayQuietly,
      words: rows.WORDS,
      columns: columns,
      sort: SORTS[name],
      place: root.dataset.page === "dashboard" ? name : null,
      filter: root.querySelector('[data-filter="' + name + '"]'),
      states: root.querySelector('[data-states="' + name + '"]'),
      many: NAMES[name],
      chosen: chosen,
    });
  }

  function none(name, empty) {
    var note = root.querySelector('[data-none="' + name + '"]');
    if (note) {
      note.hidden = !empty;
    }
  }

  function live(path, show) {
    window.ReflectorLive.live(root, path, show);
  }

  function scanButton(text) {
    var button = document.querySelector('[data-action="scan"]');
    if (button) {
      button.addEventListener("click", function () {
        act("scan", text);
      });
    }
    return button;
  }

  function dashboard() {
    var policies = table("policies", rows.POLICIES, tiles);
    var repositories = table("repositories", rows.REPOSITORIES);
    var automations = table("automations", rows.AUTOMATIONS);
    var updates = table("updates", rows.UPDATES);
    var scan = scanButton(function (asked) {
      return asked === 1 ? "One scan comes in a moment." : asked.toLocaleString() + " scans come in a moment.";
    });
    var last;

    function tiles() {
      if (!last) {
        return;
      }
      function choose(name) {
        return function () {
          policies.choose(policies.only === name ? "" : name);
        };
      }
      var all = [tile(last.policies.length, "All policies", "", !policies.only, choose(""))];
      rows.STATES.forEach(function (name) {
        if (last.counts[name] || policies.only === name) {
          all.push(tile(last.counts[name] || 0, rows.WORDS[name], name, policies.only === name, choose(name)));
        }
      });
      dom.replaceButtons(root.querySelector("[data-tiles]"), all);
    }

    live("rows", function (value) {
      last = value;
      rows.foreign.inherited = value.inherited;
      rows.foreign.shared = value.shared;
      var empty = !value.policies.length && !value.repositories.length && !value.automations.length && !value.updates.length;
      root.querySelector('[data-empty="dashboard"]').hidden = !empty;
      root.querySelector('[data-content="dashboard"]').hidden = empty;
      /* What a folder has from elsewhere is scanned for its owner, and by the button in its row. */
      scan.hidden = !value.repositories.some(function (row) {
        return row.mayScan && !rows.isForeign("repository", row);
      });
      var problems = root.querySelector("[data-problems]");
      problems.hidden = !value.problems.length;
      replace(
        problems,
        value.problems.map(function (problem) {
          return el("li", { class: "jenkins-alert jenkins-alert-warning" }, problem);
        }),
      );
      tiles();
      replace(
        root.querySelector("[data-scans]"),
        value.repositories.length ? ["Last scan ", time(value.lastScan, "not yet"), ", next scan ", coming(value.nextScan, "when somebody asks"), "."] : null,
      );
      policies.show(value.policies);
      repositories.show(value.repositories);
      automations.show(value.automations);
      updates.show(value.updates);
      none("updates", !value.updates.length);
      /* Of what is not there, no heading stands above nothing. */
      ["policies", "automations", "repositories"].forEach(function (name) {
        root.querySelector('[data-section="' + name + '"]').hidden = !value[name].length;
      });
      root.querySelector("[data-tiles]").hidden = !value.policies.length;
      root.querySelector('[data-filter="updates"]').hidden = !value.updates.length;
    });
  }

  function fact(name, value) {
    return el("div", { class: "reflector-fact" }, el("dt", {}, name), el("dd", {}, value));
  }

  /* What was decided on the page stands below it, with who, why and since when. */
  function isDecided(row, switches) {
    return (row.state === "held" && switches.hold && switches.pinnedByConfiguration == null) || (row.state === "suspended" && switches.suspension);
  }

  function summary(row, facts, switches) {
    replace(
      root.querySelector("[data-summary]"),
      el("div", { class: "reflector-summary__state" }, rows.state(row), row.reason && !isDecided(row, switches) ? el("p", { class: "reflector-summary__reason" }, row.reason) : null),
      el("dl", { class: "reflector-facts" }, facts),
    );
  }

  function policy() {
    var updates = table("updates", rows.UPDATES);
    var picks = table("picks", rows.PICKS);
    var tags = window.ReflectorTags.explained(root);
    scanButton("The scan comes in a moment.");

    var basis = null;
    live("status", function (value) {
      var row = value.policy;
      var repository = value.repository;
      summary(row, [
        fact("Latest", [code(row.latest, "none yet"), shortDigest(row.digest)]),
        fact("In Git", code(row.current, "not written")),
        fact("Since", time(row.since)),
        fact("Image", row.image || "–"),
        fact("Rule", row.rule),
        repository ? fact("Image repository", rows.page("repository", repository.id, repository.name)) : null,
        repository
          ? fact("Last scan", [
              time(repository.last, "not yet"),
              el("span", { class: "reflector-faint" }, repository.tags == null ? "" : ", " + repository.tags.toLocaleString() + " tags"),
              ", ",
              rows.page("repository", repository.id, "log", "reflector-log"),
            ])
          : null,
        value.automations.length
          ? fact(
              "Written by",
              value.automations.map(function (automation, i) {
                return [i ? ", " : null, rows.page("automation", automation.id, automation.name)];
              }),
            )
          : null,
      ], value.switches);
      updates.show(value.updates);
      none("updates", !value.updates.length);
      picks.show(value.picks);
      none("picks", !value.picks.length);
      var now = JSON.stringify([repository && repository.last, row.latest]);
      if (basis !== null && basis !== now && tags.count <= 100) {
        tags.load(false);
      }
      basis = now;
    });
  }

  function showLog(text) {
    var log = root.querySelector("[data-log]");
    var atEnd = !log.textContent || log.scrollTop + log.clientHeight >= log.scrollHeight - 4;
    var section = root.querySelector('[data-section="log"]');
    var comes = section.hidden && text;
    section.hidden = !text;
    log.textContent = text;
    /* It was not there yet when the browser looked for the place that the address names. */
    if (comes && location.hash === "#reflector-log") {
      section.scrollIntoView();
    }
    if (atEnd) {
      log.scrollTop = log.scrollHeight;
    }
  }

  function repository() {
    var policies = table("policies", rows.POLICIES);
    var scans = table("scans", rows.SCANS);
    scanButton("The scan comes in a moment.");
    var tags = window.ReflectorTags.listed(root);
    var basis = null;
    live("status", function (value) {
      var row = value.repository;
      summary(row, [
        fact("Image", row.image),
        fact("Tags", row.tags == null ? "–" : row.tags.toLocaleString()),
        fact("Last scan", time(row.last, "not yet")),
        fact("Next scan", coming(row.next)),
        fact("Interval", row.interval),
        fact("Calls left", rows.budget(row.budget)),
      ], value.switches);
      policies.show(value.policies);
      none("policies", !value.policies.length);
      scans.show(value.scans);
      none("scans", !value.scans.length);
      showLog(value.log);
      if (basis !== row.last && tags.count <= 100) {
        basis = row.last;
        tags.load(false);
      }
    });
  }

  function diff(text) {
    return text.trimEnd().split("\n").map(function (line) {
      var sign = line.charAt(0);
      var head = /^(\+\+\+|---|@@|diff )/.test(line);
      var kind = head ? "reflector-diff__head" : sign === "+" ? "reflector-diff__new" : sign === "-" ? "reflector-diff__old" : null;
      return el("span", { class: kind }, line + "\n");
    });
  }

  function showPreview(preview) {
    root.querySelector('[data-section="preview"]').hidden = !preview;
    if (!preview) {
      return;
    }
    replace(
      root.querySelector("[data-preview]"),
      preview.running
        ? preview.waiting
          ? "Waits for another preview …"
          : "Looking at Git and the registries …"
        : [preview.problem ? preview.problem + " " : "", preview.diff ? "This would be committed, as of " : "Nothing would change, as of ", time(preview.time), "."],
    );
    var lines = root.querySelector("[data-diff]");
    lines.hidden = !preview.diff;
    replace(lines, preview.diff ? diff(preview.diff) : null);
  }

  function automation() {
    var policies = table("policies", rows.POLICIES);
    var updates = table("updates", rows.UPDATES);
    var preview = document.querySelector('[data-action="preview"]');
    var update = document.querySelector('[data-action="update"]');
    if (preview) {
      preview.addEventListener("click", function () {
        act("preview", "The preview comes in a moment.");
      });
      update.addEventListener("click", function () {
        window.dialog.confirm(update.dataset.question).then(
          function () {
            act("update", "The run comes in a moment.");
          },
          function () {},
        );
      });
    }
    live("status", function (value) {
      var row = value.automation;
      summary(row, [
        fact("Git repository", link(row.repository, row.repository || "–")),
        fact("Branch", row.branch || "–"),
        fact("Last run", time(row.last, "not yet")),
        fact("Last commit", rows.commit(row)),
        fact("Pushed", time(row.pushed, "not yet")),
      ], value.switches);
      policies.show(value.policies);
      none("policies", !value.policies.length);
      updates.show(value.updates);
      none("updates", !value.updates.length);
      showPreview(value.preview);
      showLog(value.log);
    });
  }

  function discover() {
    var progress = root.querySelector("[data-progress]");
    function poll() {
      window.ReflectorLive
        .post("status")
        .then(function (answer) {
          if (!answer.running) {
            location.replace(location.pathname);
            return;
          }
          progress.textContent = answer.progress;
          setTimeout(poll, window.ReflectorLive.POLL_SOON / 2);
        })
        .catch(dom.complain);
    }
    if (progress) {
      setTimeout(poll, window.ReflectorLive.POLL_SOON / 4);
    }
    var form = root.querySelector("form[data-question]");
    if (form) {
      form.addEventListener("submit", function (event) {
        if (form.dataset.sure) {
          return;
        }
        event.preventDefault();
        window.dialog.confirm(form.dataset.question).then(
          function () {
            form.dataset.sure = "yes";
            form.requestSubmit();
          },
          function () {},
        );
      });
    }
  }

  function begin() {
    root = document.getElementById("reflector");
    if (root) {
      ({ dashboard: dashboard, policy: policy, repository: repository, automation: automation, discover: discover })[root.dataset.page]();
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
