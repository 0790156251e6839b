/* What people decide on the page of an object: to hold a policy at a tag, to suspend and resume. Texts go into the page as text. */
(function () {
  "use strict";

  var dom = window.ReflectorDom;
  var el = dom.el;
  var root;
  var last;

  function button(name) {
    return document.querySelector('[data-switch="' + name + '"]');
  }

  function show(name, visible) {
    var found = button(name);
    if (found) {
      found.hidden = !visible;
    }
  }

  function line(name, text, since) {
    return el(
      "li",
      { class: "reflector-switch reflector-state--" + name },
      dom.symbol(name),
      el("span", { class: "reflector-switch__text" }, text),
      since ? el("time", { class: "reflector-faint", datetime: new Date(since).toISOString() }, "since " + new Date(since).toLocaleString()) : null,
    );
  }

  function words(decision) {
    return decision.by + (decision.reason ? ": " + decision.reason : "");
  }

  function banner(switches) {
    var lines = [];
    if (switches.hold) {
      lines.push(line("held", "Held at " + switches.hold.tag + " by " + words(switches.hold), switches.hold.since));
    }
    if (switches.pinnedByConfiguration != null) {
      lines.push(
        line(
          "held",
          "Pinned to " + switches.pinnedByConfiguration + " in its configuration, where alone it can be released" +
            (switches.hold ? "; the hold counts when the pin is gone." : "."),
        ),
      );
    }
    if (switches.suspension) {
      lines.push(line("suspended", "Suspended by " + words(switches.suspension), switches.suspension.since));
    }
    if (switches.suspendedByConfiguration) {
      lines.push(line("suspended", "Suspended in its configuration, where alone it can be resumed."));
    }
    var list = root.querySelector("[data-switches]");
    list.hidden = !lines.length;
    dom.replace(list, lines);
  }

  function shown(value) {
    if (!value.switches) {
      return;
    }
    last = value;
    var switches = value.switches;
    banner(switches);
    /* What is suspended is neither scanned nor run. */
    document.querySelectorAll("[data-action]").forEach(function (each) {
      each.hidden = each.dataset.action === "scan" ? !(value.repository && value.repository.mayScan) : !(value.automation && value.automation.mayUpdate);
    });
    show("hold", !switches.hold && switches.pinnedByConfiguration == null);
    show("release", !!switches.hold);
    show("suspend", !switches.suspension && !switches.suspendedByConfiguration);
    show("resume", !!switches.suspension);
  }

  function field(form, name, label, value, most) {
    form.append(
      el(
        "label",
        { class: "jenkins-form-label" },
        label,
        el("input", {
          class: "jenkins-input",
          type: "text",
          name: name,
          value: value,
          maxlength: most,
          autocomplete: "off",
          spellcheck: name === "reason" ? "true" : "false",
        }),
      ),
    );
  }

  /* One question for every action, as some have fields. */
  function ask(name, source) {
    var form = el("form", { class: "reflector-dialog" });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.append(el("p", { class: "jenkins-description" }, source.dataset.explanation));
    if (source.dataset.tag) {
      field(form, "tag", source.dataset.tag, (last.policy && last.policy.latest) || "", 128);
    }
    if (source.dataset.reason) {
      field(form, "reason", source.dataset.reason, "", 300);
    }
    var answered = window.dialog.form(form, {
      title: source.dataset.title,
      okText: source.dataset.ok,
      submitButton: false,
      minWidth: "min(30rem, 80vw)",
      maxWidth: "40rem",
    });
    /* The dialog is open now, with itself in focus. */
    var first = form.querySelector("input");
    if (first) {
      first.focus();
    }
    return answered.then(function (data) {
      return send(name, new URLSearchParams(data));
    });
  }

  function send(name, body) {
    return window.ReflectorLive
      .post(name, body)
      .then(function (answer) {
        if (answer.problem) {
          throw new Error(answer.problem);
        }
        dom.say("It is " + answer.done + ".");
        root.dispatchEvent(new CustomEvent("reflector-asked"));
      })
      .catch(dom.complain);
  }

  function begin() {
    root = document.getElementById("reflector");
    if (!root) {
      return;
    }
    root.addEventListener("reflector-shown", function (event) {
      shown(event.detail);
    });
    document.querySelectorAll("[data-switch]").forEach(function (source) {
      source.addEventListener("click", function () {
        ask(source.dataset.switch, source).catch(function () {
          /* Somebody thought better of it. */
        });
      });
    });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
