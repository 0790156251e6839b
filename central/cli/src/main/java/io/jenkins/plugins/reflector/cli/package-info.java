/** The command line: reads resources, asks the engine, prints what it says. It decides nothing itself (cli.md). */
package io.jenkins.plugins.reflector.cli;
