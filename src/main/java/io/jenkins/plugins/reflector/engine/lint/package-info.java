/** Judges resources before anything runs: what can never work, and what will surprise its author (cli.md, {@code validate}). */
package io.jenkins.plugins.reflector.engine.lint;
