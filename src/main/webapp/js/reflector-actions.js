/* What people decide on the page of an object: to hold a policy at a tag, to suspend and resume. Texts go into the page as text. */
(function () {
  "use strict";

  var root;
  var last;

  function el(name, className, text) {
    var element = document.createElement(name);
    if (className) {
      element.className = className;
    }
    if (text) {
      element.textContent = text;
    }
    return element;
  }

  function button(name) {
    return document.querySelector('[data-switch="' + name + '"]');
  }

  function show(name, visible) {
    var found = button(name);
    if (found) {
      found.hidden = !visible;
    }
  }

  function symbol(name) {
    var found = document.getElementById("reflector-symbols").content.querySelector('[data-symbol="' + name + '"]');
    var clone = found ? found.cloneNode(true) : el("span");
    clone.setAttribute("aria-hidden", "true");
    clone.classList.add("reflector-symbol");
    return clone;
  }

  function line(name, text, since) {
    var item = el("li", "reflector-switch reflector-state--" + name);
    item.append(symbol(name), el("span", "reflector-switch__text", text));
    if (since) {
      var time = el("time", "reflector-faint", "since " + new Date(since).toLocaleString());
      time.dateTime = new Date(since).toISOString();
      item.append(time);
    }
    return item;
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
    list.replaceChildren.apply(list, lines);
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
    var item = el("label", "jenkins-form-label", label);
    var input = el("input", "jenkins-input");
    input.type = "text";
    input.name = name;
    input.value = value;
    input.maxLength = most;
    input.autocomplete = "off";
    input.spellcheck = name === "reason";
    item.append(input);
    form.append(item);
  }

  /* One question for every action, as some have fields. */
  function ask(name, source) {
    var form = el("form", "reflector-dialog");
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.append(el("p", "jenkins-description", source.dataset.explanation));
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

  function tell(text, kind) {
    document.getElementById("reflector-said").textContent = text;
    if (window.notificationBar) {
      window.notificationBar.show(text, window.notificationBar[kind]);
    }
  }

  function send(name, body) {
    return fetch(name, { method: "POST", headers: window.crumb.wrap({}), body: body, cache: "no-store" })
      .then(function (answer) {
        if (!answer.ok) {
          throw new Error(
            answer.status === 403
              ? "You may not do that, or your login has ended: load the page again."
              : "Jenkins answers " + answer.status + ": load the page again.",
          );
        }
        return answer.json();
      })
      .then(function (answer) {
        if (answer.problem) {
          throw new Error(answer.problem);
        }
        tell("It is " + answer.done + ".", "SUCCESS");
        root.dispatchEvent(new CustomEvent("reflector-asked"));
      })
      .catch(function (error) {
        tell(error.message, "ERROR");
      });
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
