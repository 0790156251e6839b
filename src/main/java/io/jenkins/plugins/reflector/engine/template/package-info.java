/**
 * Go's text/template, as far as commit messages use it (flux.md 3.7): an interpreter of our own over plain values (text, {@link
 * java.lang.Long}, {@link java.lang.Double}, {@link java.lang.Boolean}, lists, maps, {@link io.jenkins.plugins.reflector.engine.template.GoStruct}). It never looks into a
 * Java object by reflection, so a template reaches nothing but what it was given.
 */
package io.jenkins.plugins.reflector.engine.template;
