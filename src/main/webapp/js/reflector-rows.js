/* What things are called, and what stands in the cells of their tables. */
window.ReflectorRows = (function () {
  "use strict";

  var dom = window.ReflectorDom;
  var el = dom.el;
  var symbol = dom.symbol;
  var link = dom.link;
  var time = dom.time;
  var coming = dom.coming;
  var image = dom.image;
  var code = dom.code;
  var shortDigest = dom.shortDigest;

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

  function rootUrl() {
    return document.head.dataset.rooturl || "";
  }

  function base() {
    return rootUrl() + "/reflector/";
  }

  /* A link to the page of an object; place: a heading there. */
  function page(kind, id, text, place) {
    return el("a", { href: base() + kind + "/" + encodeURIComponent(id) + "/" + (place ? "#" + place : "") }, text);
  }

  /* Of a folder's page: where things come from that the folder has from above, or that others share with it. */
  var foreign = { inherited: {}, shared: {} };

  function isForeign(kind, row) {
    var key = kind + " " + row.id;
    return key in foreign.inherited || key in foreign.shared;
  }

  function named(kind, row) {
    var key = kind + " " + row.id;
    var words = foreign.inherited[key] ? "inherited from " + foreign.inherited[key] : foreign.shared[key] ? "shared by " + foreign.shared[key] : "";
    return [page(kind, row.id, row.name), words ? el("div", { class: "reflector-faint" }, words) : null];
  }

  function state(row) {
    return el("span", { class: "reflector-state reflector-state--" + row.state }, symbol(row.state), el("span", {}, WORDS[row.state] || row.state));
  }

  function stateCell(row) {
    return [state(row), row.reason ? el("div", { class: "reflector-reason" }, row.reason) : null];
  }

  function imageCell(row) {
    return image(row.image);
  }

  function commit(row) {
    if (!row.commit) {
      return el("span", { class: "reflector-faint" }, "–");
    }
    return link(row.link, row.commit.substring(0, 7), { class: "reflector-code", title: row.commit });
  }

  function firstSeen(row) {
    return row.baseline ? [time(row.firstSeen), el("span", { class: "reflector-faint" }, " or before")] : time(row.firstSeen);
  }

  function by(key) {
    return function (row) {
      return row[key];
    };
  }

  function byState(row) {
    return STATES.indexOf(row.state);
  }

  function nameColumn(kind) {
    return {
      show: function (row) {
        return named(kind, row);
      },
      sort: by("name"),
      cell: "reflector-cell-name",
    };
  }

  function timeColumn(key, ifNone) {
    return {
      show: function (row) {
        return time(row[key], ifNone);
      },
      sort: by(key),
      newestFirst: true,
      cell: "reflector-cell-time",
    };
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
    name: nameColumn("policy"),
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
    since: timeColumn("since"),
  };

  var REPOSITORIES = {
    state: stateColumn,
    name: nameColumn("repository"),
    image: { show: imageCell, sort: by("image"), cell: "reflector-cell-image" },
    tags: {
      show: function (row) {
        return row.tags === undefined ? el("span", { class: "reflector-faint" }, "–") : row.tags.toLocaleString();
      },
      sort: by("tags"),
      newestFirst: true,
    },
    last: timeColumn("last", "not yet"),
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
          window.ReflectorLive.act(base() + "repository/" + encodeURIComponent(row.id) + "/scan", "The scan of " + row.name + " comes in a moment.");
        });
        return button;
      },
      cell: "reflector-cell-actions",
    },
  };

  function count(key) {
    return {
      show: function (row) {
        return row[key] === undefined ? el("span", { class: "reflector-faint" }, "–") : row[key].toLocaleString();
      },
      sort: by(key),
      newestFirst: true,
    };
  }

  /* What a registry answered, beside the tags. */
  function answer(row) {
    var lines = [];
    if (row.status) {
      lines.push(el("div", {}, row.status + (row.pages ? ", " + (row.pages === 1 ? "1 page" : row.pages.toLocaleString() + " pages") : "")));
    }
    if (row.problem) {
      lines.push(el("div", { class: "reflector-reason" }, row.problem));
    }
    Object.keys(row.headers).forEach(function (name) {
      lines.push(el("div", { class: "reflector-faint" }, name + ": " + row.headers[name]));
    });
    return lines.length ? lines : el("span", { class: "reflector-faint" }, "–");
  }

  var SCANS = {
    time: timeColumn("time"),
    why: { show: by("why"), sort: by("why") },
    tags: {
      show: function (row) {
        return row.tags === undefined
          ? el("span", { class: "reflector-state reflector-state--failing" }, symbol("failing"), el("span", {}, "Failed"))
          : row.tags.toLocaleString();
      },
      sort: by("tags"),
      newestFirst: true,
    },
    added: count("added"),
    gone: count("gone"),
    took: {
      show: function (row) {
        return row.millis < 1000 ? row.millis + " ms" : (row.millis / 1000).toLocaleString(undefined, { maximumFractionDigits: 1 }) + " s";
      },
      sort: by("millis"),
      newestFirst: true,
    },
    answer: { show: answer, sort: by("status"), cell: "reflector-cell-image" },
  };

  var AUTOMATIONS = {
    state: stateColumn,
    name: nameColumn("automation"),
    repository: {
      show: function (row) {
        return [link(row.repository, row.repository), row.branch ? el("div", { class: "reflector-faint" }, row.branch) : null];
      },
      sort: by("repository"),
    },
    last: timeColumn("last", "not yet"),
    commit: {
      show: function (row) {
        return [commit(row), row.pushed ? el("div", { class: "reflector-faint" }, time(row.pushed)) : null];
      },
      sort: by("pushed"),
      newestFirst: true,
    },
  };

  var UPDATES = {
    time: timeColumn("time"),
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

  return {
    WORDS: WORDS,
    STATES: STATES,
    PICKS: PICKS,
    POLICIES: POLICIES,
    REPOSITORIES: REPOSITORIES,
    SCANS: SCANS,
    AUTOMATIONS: AUTOMATIONS,
    UPDATES: UPDATES,
    foreign: foreign,
    isForeign: isForeign,
    page: page,
    state: state,
    commit: commit,
    budget: budget,
    by: by,
    firstSeen: firstSeen,
  };
})();
