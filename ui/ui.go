// Package ui is the page that shows a run: the bundle that npm run build makes
// of the TypeScript beside it, kept in the repository so that Go alone builds
// the tool.
package ui

import _ "embed"

// Script is the page's JavaScript, one module without imports.
//
//go:embed dist/page.js
var Script string

// Style is its style sheet.
//
//go:embed dist/page.css
var Style string
