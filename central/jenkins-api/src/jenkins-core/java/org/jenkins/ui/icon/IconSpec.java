package org.jenkins.ui.icon;

/** Signature only, of what the plugin uses. */
public interface IconSpec {}
