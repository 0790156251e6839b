/* The pages below /reflector/. All texts come as JSON and go into the page as text, never as HTML. */
(function () {
  "use strict";

  var POLL = 10000;
  var POLL_SOON = 2000;
  var SOON = 60000;

  var WORDS = {
    "up-to-date": "Up to date",
    "update-available": "Update available",
    updating: "Updating",
    held: "Held",
    watched: "Watched",
    waiting: "Waiting",
    suspended: "Suspended",
    failing: "Failing",
  };
  /* What wants attention first. */
  var STATES = ["failing", "updating", "update-available", "held", "waiting", "suspended", "watched", "up-to-date"];
  var VERDICTS = {
    picked: "Picked",
    older: "Older",
    filtered: "Does not match the pattern",
    excluded: "On the exclusion list",
    "not-a-version": "No version",
    "out-of-range": "Outside the range",
    prerelease: "Prerelease",
    "not-a-number": "No number",
    "same-key": "Same as another",
    ignored: "Ignored",
    "too-young": "Too young",
    "not-allowed": "Too great a step",
    "lacks-platform": "Lacks a platform",
    "waits-for-group": "Waits for its group",
    held: "Held",
  };

  var root;

  /* An element with attributes and with texts or elements in it. */
  function el(name, attributes) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (attributes[key] !== null && attributes[key] !== undefined && attributes[key] !== false) {
        element.setAttribute(key, attributes[key]);
      }
    });
    for (var i = 2; i < arguments.length; i++) {
      add(element, arguments[i]);
    }
    return element;
  }

  function add(element, child) {
    if (child === null || child === undefined) {
      return;
    }
    if (Array.isArray(child)) {
      child.forEach(function (each) {
        add(element, each);
      });
    } else {
      element.append(child);
    }
  }

  function replace(element) {
    element.replaceChildren();
    for (var i = 1; i < arguments.length; i++) {
      add(element, arguments[i]);
    }
  }

  function symbol(name) {
    var found = document.getElementById("reflector-symbols").content.querySelector('[data-symbol="' + name + '"]');
    var clone = found ? found.cloneNode(true) : el("span");
    clone.setAttribute("aria-hidden", "true");
    clone.classList.add("reflector-symbol");
    return clone;
  }

  /* Only addresses of the web become links. */
  function link(address, text, attributes) {
    if (!/^https?:\/\//i.test(address || "")) {
      return el("span", attributes, text);
    }
    return el("a", Object.assign({ href: address, rel: "noopener noreferrer" }, attributes), text);
  }

  function page(kind, id, text) {
    return el("a", { href: base() + kind + "/" + encodeURIComponent(id) + "/" }, text);
  }

  /* Of a folder's page: where things come from that the folder has from above. */
  var inherited = {};

  function named(kind, row) {
    var from = inherited[kind + " " + row.id];
    return [page(kind, row.id, row.name), from ? el("div", { class: "reflector-faint" }, "inherited from " + from) : null];
  }

  function rootUrl() {
    return document.head.dataset.rooturl || "";
  }

  function base() {
    return rootUrl() + "/reflector/";
  }

  var DUE = "due now";
  var relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

  function ago(millis) {
    var seconds = (millis - Date.now()) / 1000;
    var size = Math.abs(seconds);
    if (size < 45) {
      return seconds > 1 ? "in a moment" : "just now";
    }
    var units = [["minute", 60], ["hour", 3600], ["day", 86400], ["month", 2592000], ["year", 31536000]];
    var unit = units[0];
    units.forEach(function (each) {
      if (size >= each[1]) {
        unit = each;
      }
    });
    return relative.format(Math.round(seconds / unit[1]), unit[0]);
  }

  function time(millis, ifNone) {
    if (millis === null || millis === undefined) {
      return el("span", { class: "reflector-none" }, ifNone || "–");
    }
    var date = new Date(millis);
    return el("time", { datetime: date.toISOString(), title: date.toLocaleString(), "data-time": millis }, ago(millis));
  }

  /* Of what comes next: once that is past, it is due. */
  function coming(millis, ifNone) {
    var element = time(millis, ifNone);
    if (typeof millis === "number") {
      element.dataset.coming = "true";
      element.textContent = millis < Date.now() ? DUE : ago(millis);
    }
    return element;
  }

  function refreshTimes() {
    document.querySelectorAll("time[data-time]").forEach(function (each) {
      var millis = Number(each.dataset.time);
      var text = each.dataset.coming && millis < Date.now() ? DUE : ago(millis);
      if (each.textContent !== text) {
        each.textContent = text;
      }
    });
  }

  function state(row) {
    return el("span", { class: "reflector-state reflector-state--" + row.state }, symbol(row.state), el("span", {}, WORDS[row.state] || row.state));
  }

  function stateCell(row) {
    return [state(row), row.reason ? el("div", { class: "reflector-reason" }, row.reason) : null];
  }

  /* The name of an image, which goes to the next line after a slash rather than anywhere. */
  function image(text) {
    return (text || "–").split(/(?<=\/)/).map(function (part, i) {
      return i ? [el("wbr"), part] : part;
    });
  }

  function imageCell(row) {
    return image(row.image);
  }

  function code(text, ifNone) {
    return text ? el("code", { class: "reflector-code" }, text) : el("span", { class: "reflector-none" }, ifNone || "–");
  }

  function shortDigest(digest) {
    return digest ? el("div", { class: "reflector-digest", title: digest }, digest.substring(0, 19) + "…") : null;
  }

  function commit(row) {
    if (!row.commit) {
      return el("span", { class: "reflector-faint" }, "–");
    }
    return link(row.link, row.commit.substring(0, 7), { class: "reflector-code", title: row.commit });
  }

  function sayQuietly(text) {
    document.getElementById("reflector-said").textContent = text;
  }

  function say(text) {
    sayQuietly(text);
    if (window.notificationBar) {
      window.notificationBar.show(text, window.notificationBar.SUCCESS);
    }
  }

  function complain(error) {
    if (window.notificationBar) {
      window.notificationBar.show(error.message, window.notificationBar.ERROR);
    }
    document.getElementById("reflector-said").textContent = error.message;
  }

  function post(path, fields) {
    var body = new URLSearchParams(fields || {});
    return fetch(path, { method: "POST", headers: window.crumb.wrap({}), body: body, cache: "no-store" }).then(function (answer) {
      if (answer.ok) {
        return answer.json();
      }
      throw new Error(
        answer.status === 403
          ? "You may not do that, or your login has ended: load the page again."
          : "Jenkins answers " + answer.status + ": load the page again.",
      );
    });
  }

  function by(key) {
    return function (row) {
      return row[key];
    };
  }

  function byState(row) {
    return STATES.indexOf(row.state);
  }

  var stateColumn = { show: stateCell, sort: byState, cell: "reflector-cell-state" };

  /* What a registry says of the calls that it still takes; most say nothing. */
  function budget(left) {
    if (!left) {
      return el("span", { class: "reflector-faint", title: "The registry does not say" }, "–");
    }
    return [
      left.left.toLocaleString() + " of " + left.limit.toLocaleString(),
      left.window ? el("div", { class: "reflector-faint" }, "in " + left.window) : null,
      left.opens ? el("div", { class: "reflector-reason" }, "none before ", time(left.opens)) : null,
    ];
  }

  var PICKS = {
    time: {
      show: function (row) {
        return time(row.time);
      },
      sort: by("time"),
      cell: "reflector-cell-time",
    },
    to: {
      show: function (row) {
        return [code(row.to), shortDigest(row.digest)];
      },
      sort: by("to"),
    },
    from: {
      show: function (row) {
        return code(row.from, "nothing");
      },
      sort: by("from"),
    },
    firstSeen: {
      show: firstSeen,
      sort: by("firstSeen"),
      cell: "reflector-cell-time",
    },
  };

  var POLICIES = {
    state: stateColumn,
    name: {
      show: function (row) {
        return named("policy", row);
      },
      sort: by("name"),
      cell: "reflector-cell-name",
    },
    image: { show: imageCell, sort: by("image"), cell: "reflector-cell-image" },
    rule: { show: by("rule"), sort: by("rule"), cell: "reflector-cell-rule" },
    current: {
      show: function (row) {
        return code(row.current, "not written");
      },
      sort: by("current"),
      versions: true,
      cell: "reflector-cell-tag",
    },
    latest: {
      show: function (row) {
        return [code(row.latest, "none yet"), shortDigest(row.digest)];
      },
      sort: by("latest"),
      versions: true,
      cell: "reflector-cell-tag",
    },
    since: {
      show: function (row) {
        return time(row.since);
      },
      sort: by("since"),
      newestFirst: true,
      cell: "reflector-cell-time",
    },
  };

  var REPOSITORIES = {
    state: stateColumn,
    name: {
      show: function (row) {
        return named("repository", row);
      },
      sort: by("name"),
      cell: "reflector-cell-name",
    },
    image: { show: imageCell, sort: by("image"), cell: "reflector-cell-image" },
    tags: {
      show: function (row) {
        return row.tags === undefined ? el("span", { class: "reflector-faint" }, "–") : row.tags.toLocaleString();
      },
      sort: by("tags"),
      newestFirst: true,
    },
    last: {
      show: function (row) {
        return time(row.last, "not yet");
      },
      sort: by("last"),
      newestFirst: true,
      cell: "reflector-cell-time",
    },
    next: {
      show: function (row) {
        return [coming(row.next), el("div", { class: "reflector-faint" }, "every " + row.interval)];
      },
      sort: by("next"),
      newestFirst: true,
      cell: "reflector-cell-time",
    },
    budget: {
      show: function (row) {
        return budget(row.budget);
      },
      sort: function (row) {
        return row.budget ? row.budget.left : null;
      },
    },
    scan: {
      show: function (row) {
        if (!row.mayScan) {
          return null;
        }
        var button = el(
          "button",
          { type: "button", class: "jenkins-button jenkins-button--tertiary", title: "Scan now", "aria-label": "Scan " + row.name + " now" },
          symbol("refresh"),
        );
        button.addEventListener("click", function () {
          act(base() + "repository/" + encodeURIComponent(row.id) + "/scan", "The scan of " + row.name + " comes in a moment.");
        });
        return button;
      },
      cell: "reflector-cell-actions",
    },
  };

  var AUTOMATIONS = {
    state: stateColumn,
    name: {
      show: function (row) {
        return named("automation", row);
      },
      sort: by("name"),
      cell: "reflector-cell-name",
    },
    repository: {
      show: function (row) {
        return [link(row.repository, row.repository), row.branch ? el("div", { class: "reflector-faint" }, row.branch) : null];
      },
      sort: by("repository"),
    },
    last: {
      show: function (row) {
        return time(row.last, "not yet");
      },
      sort: by("last"),
      newestFirst: true,
      cell: "reflector-cell-time",
    },
    commit: {
      show: function (row) {
        return [commit(row), row.pushed ? el("div", { class: "reflector-faint" }, time(row.pushed)) : null];
      },
      sort: by("pushed"),
      newestFirst: true,
    },
  };

  var UPDATES = {
    time: {
      show: function (row) {
        return time(row.time);
      },
      sort: by("time"),
      newestFirst: true,
      cell: "reflector-cell-time",
    },
    images: {
      show: function (row) {
        return row.images.map(function (changed) {
          return el(
            "div",
            { class: "reflector-step" },
            el("span", {}, image(changed.image)),
            " ",
            el("span", { class: "reflector-fromto" }, code(changed.from, "new"), el("span", { class: "reflector-arrow" }, " → "), code(changed.to)),
          );
        });
      },
      sort: function (row) {
        return row.images.length ? row.images[0].image : "";
      },
    },
    files: {
      show: function (row) {
        if (row.files.length <= 3) {
          return row.files.map(function (file) {
            return el("div", {}, file);
          });
        }
        return el(
          "details",
          {},
          el("summary", {}, row.files.length + " files"),
          row.files.map(function (file) {
            return el("div", {}, file);
          }),
        );
      },
      cell: "reflector-cell-image",
    },
    commit: {
      show: function (row) {
        return [commit(row), el("div", { class: "reflector-faint" }, row.branch)];
      },
      sort: by("branch"),
    },
    by: {
      show: function (row) {
        return row.byLink ? el("a", { href: rootUrl() + "/" + row.byLink }, row.by) : row.by;
      },
      sort: by("by"),
    },
  };

  var NAMES = { policies: "policies", updates: "updates", automations: "automations", repositories: "image repositories" };
  var SORTS = {
    policies: { key: "state", up: true },
    updates: { key: "time", up: false },
    automations: { key: "state", up: true },
    repositories: { key: "state", up: true },
  };

  function table(name, columns, chosen) {
    return new window.ReflectorTable.Table(root.querySelector('table[data-table="' + name + '"]'), {
      el: el,
      say: sayQuietly,
      words: WORDS,
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

  /* Asks again and again while somebody looks, and more often for a while after something was asked for. */
  var poll = { timer: null, soonUntil: 0, ask: null, version: "", value: null };

  function live(path, show) {
    poll.ask = function () {
      clearTimeout(poll.timer);
      return post(path, { known: poll.version })
        .then(function (answer) {
          if (answer.value) {
            poll.value = window.ReflectorTable.merge(poll.value, answer);
            show(poll.value);
            root.dispatchEvent(new CustomEvent("reflector-shown", { detail: poll.value }));
            root.removeAttribute("aria-busy");
          }
          poll.version = answer.version;
          refreshTimes();
        })
        .catch(function (error) {
          if (!poll.version) {
            complain(error);
          }
        })
        .then(function () {
          if (!document.hidden) {
            poll.timer = setTimeout(poll.ask, Date.now() < poll.soonUntil ? POLL_SOON : POLL);
          }
        });
    };
    root.addEventListener("reflector-asked", function () {
      poll.soonUntil = Date.now() + SOON;
      poll.ask();
    });
    document.addEventListener("visibilitychange", function () {
      clearTimeout(poll.timer);
      if (!document.hidden) {
        poll.ask();
      }
    });
    poll.ask();
  }

  function act(path, text) {
    return post(path)
      .then(function () {
        say(text);
        poll.soonUntil = Date.now() + SOON;
        poll.ask();
      })
      .catch(complain);
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

  function tile(count, word, name, pressed, choose) {
    var button = el(
      "button",
      { type: "button", class: "reflector-tile reflector-state--" + name, "aria-pressed": pressed ? "true" : "false" },
      el("span", { class: "reflector-tile__count" }, count.toLocaleString()),
      el("span", { class: "reflector-tile__word" }, name && WORDS[name] ? symbol(name) : null, word),
    );
    button.addEventListener("click", choose);
    return button;
  }

  function dashboard() {
    var policies = table("policies", POLICIES, tiles);
    var repositories = table("repositories", REPOSITORIES);
    var automations = table("automations", AUTOMATIONS);
    var updates = table("updates", UPDATES);
    var scan = scanButton("The scans come in a moment.");
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
      STATES.forEach(function (name) {
        if (last.counts[name] || policies.only === name) {
          all.push(tile(last.counts[name] || 0, WORDS[name], name, policies.only === name, choose(name)));
        }
      });
      var focused = Array.from(root.querySelectorAll("[data-tiles] button")).indexOf(document.activeElement);
      replace(root.querySelector("[data-tiles]"), all);
      if (focused >= 0 && all[focused]) {
        all[focused].focus({ preventScroll: true });
      }
    }

    live("rows", function (value) {
      last = value;
      inherited = value.inherited;
      var empty = !value.policies.length && !value.repositories.length && !value.automations.length && !value.updates.length;
      root.querySelector('[data-empty="dashboard"]').hidden = !empty;
      root.querySelector('[data-content="dashboard"]').hidden = empty;
      scan.hidden = !value.repositories.some(by("mayScan"));
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
      root.querySelector('[data-section="automations"]').hidden = !value.automations.length;
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
      el("div", { class: "reflector-summary__state" }, state(row), row.reason && !isDecided(row, switches) ? el("p", { class: "reflector-summary__reason" }, row.reason) : null),
      el("dl", { class: "reflector-facts" }, facts),
    );
  }

  /* Tags that come in parts, and only those that are looked for. */
  function Tags(line, fields, answered) {
    this.body = root.querySelector("[data-tags]").tBodies[0];
    window.ReflectorTable.roles(this.body.parentNode);
    this.body.parentNode.hidden = true;
    this.more = root.querySelector("[data-more]");
    this.shown = root.querySelector("[data-shown]");
    this.line = line;
    this.fields = fields;
    this.answered = answered;
    this.count = 0;
    this.asked = 0;
    this.part = root.querySelector("[data-part]");
    var self = this;
    var timer;
    this.part.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        self.load(false);
      }, 250);
    });
    this.more.addEventListener("click", function () {
      self.load(true);
    });
  }

  Tags.prototype.load = function (further) {
    var self = this;
    var asked = ++this.asked;
    var from = further ? this.count : 0;
    return post("tags", Object.assign({ part: this.part.value, from: from }, this.fields()))
      .then(function (answer) {
        if (asked !== self.asked) {
          return;
        }
        var lines = answer.tags.map(self.line);
        lines.forEach(self.label, self);
        if (further) {
          self.body.append.apply(self.body, lines);
        } else {
          self.body.replaceChildren.apply(self.body, lines);
        }
        self.count = from + answer.tags.length;
        self.more.hidden = self.count >= answer.matching;
        self.body.parentNode.hidden = !answer.matching;
        self.shown.textContent = answer.matching
          ? self.count.toLocaleString() + " of " + answer.matching.toLocaleString() + " tags"
          : "No tag matches.";
        if (self.answered) {
          self.answered(answer);
        }
      })
      .catch(complain);
  };

  /* So that a cell is understood where it stands alone, on narrow screens. */
  Tags.prototype.label = function (line) {
    var heads = this.body.parentNode.tHead.rows[0].cells;
    line.setAttribute("role", "row");
    Array.from(line.cells).forEach(function (cell, i) {
      cell.setAttribute("role", "cell");
      cell.dataset.label = heads[i].textContent.trim();
    });
  };

  function firstSeen(row) {
    return row.baseline ? [time(row.firstSeen), el("span", { class: "reflector-faint" }, " or before")] : time(row.firstSeen);
  }

  function policy() {
    var updates = table("updates", UPDATES);
    var picks = table("picks", PICKS);
    var form = root.querySelector("[data-try]");
    var own = root.querySelector("[data-own]");
    var trying = false;
    var verdict = "";
    ["value", "pattern", "extract"].forEach(function (name) {
      form.elements[name].value = root.querySelector("[data-own-" + name + "]").textContent;
    });
    form.elements.kind.value = form.elements.kind.dataset.value;
    scanButton("The scan comes in a moment.");

    var tags = new Tags(
      function (row) {
        return el(
          "tr",
          { class: row.verdict === "picked" ? "reflector-picked" : null },
          el("td", { class: "reflector-cell-tag" }, code(row.tag), row.key ? el("span", { class: "reflector-faint", title: "What the policy judges" }, " " + row.key) : null),
          el("td", {}, VERDICTS[row.verdict] || row.verdict),
          el("td", {}, row.detail),
          el("td", { class: "reflector-cell-time" }, firstSeen(row)),
        );
      },
      function () {
        var fields = { verdict: verdict };
        if (trying) {
          ["kind", "value", "pattern", "extract"].forEach(function (name) {
            fields[name] = form.elements[name].value;
          });
        }
        return fields;
      },
      function (answer) {
        var text = root.querySelector("[data-answer]");
        text.classList.toggle("reflector-answer--wrong", !answer.ready);
        replace(
          text,
          trying
            ? answer.picked && answer.ready
              ? ["This rule would pick ", code(answer.picked), ". "]
              : ["This rule would pick nothing: ", answer.message]
            : answer.ready
              ? answer.remark
              : answer.message,
        );
        var all = Object.keys(answer.counts).map(function (name) {
          return tile(answer.counts[name], VERDICTS[name] || name, "", verdict === name, function () {
            verdict = verdict === name ? "" : name;
            tags.load(false);
          });
        });
        replace(root.querySelector("[data-verdicts]"), all.length > 1 ? all : null);
      },
    );
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      trying = true;
      verdict = "";
      own.hidden = false;
      tags.load(false);
    });
    own.addEventListener("click", function () {
      trying = false;
      verdict = "";
      own.hidden = true;
      tags.load(false);
    });

    var basis = null;
    tags.load(false);
    live("status", function (value) {
      var row = value.policy;
      var repository = value.repository;
      summary(row, [
        fact("Latest", [code(row.latest, "none yet"), shortDigest(row.digest)]),
        fact("In Git", code(row.current, "not written")),
        fact("Since", time(row.since)),
        fact("Image", row.image || "–"),
        fact("Rule", row.rule),
        repository
          ? fact("Last scan", [
              time(repository.last, "not yet"),
              el("span", { class: "reflector-faint" }, repository.tags == null ? "" : ", " + repository.tags.toLocaleString() + " tags"),
            ])
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
    root.querySelector('[data-section="log"]').hidden = !text;
    log.textContent = text;
    if (atEnd) {
      log.scrollTop = log.scrollHeight;
    }
  }

  function repository() {
    var policies = table("policies", POLICIES);
    scanButton("The scan comes in a moment.");
    var tags = new Tags(
      function (row) {
        return el(
          "tr",
          {},
          el("td", { class: "reflector-cell-tag" }, code(row.tag)),
          el("td", {}, row.verdict ? VERDICTS.excluded : ""),
          el("td", { class: "reflector-cell-time" }, firstSeen(row)),
        );
      },
      function () {
        return {};
      },
      null,
    );
    var basis = null;
    live("status", function (value) {
      var row = value.repository;
      summary(row, [
        fact("Image", row.image),
        fact("Tags", row.tags == null ? "–" : row.tags.toLocaleString()),
        fact("Last scan", time(row.last, "not yet")),
        fact("Next scan", coming(row.next)),
        fact("Interval", row.interval),
        fact("Calls left", budget(row.budget)),
      ], value.switches);
      policies.show(value.policies);
      none("policies", !value.policies.length);
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
        ? "Looking at Git and the registries …"
        : [preview.problem ? preview.problem + " " : "", preview.diff ? "This would be committed, as of " : "Nothing would change, as of ", time(preview.time), "."],
    );
    var lines = root.querySelector("[data-diff]");
    lines.hidden = !preview.diff;
    replace(lines, preview.diff ? diff(preview.diff) : null);
  }

  function automation() {
    var policies = table("policies", POLICIES);
    var updates = table("updates", UPDATES);
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
        fact("Last commit", commit(row)),
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
      post("status")
        .then(function (answer) {
          if (!answer.running) {
            location.replace(location.pathname);
            return;
          }
          progress.textContent = answer.progress;
          setTimeout(poll, POLL_SOON / 2);
        })
        .catch(complain);
    }
    if (progress) {
      setTimeout(poll, POLL_SOON / 4);
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
