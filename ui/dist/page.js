// node_modules/preact/dist/preact.mjs
var e, t, n, r, i, a, o, s, c, l, u, d = Symbol.for("pv"), f = {}, p = [], m = /^m(i|n|o|s|text|space)$/, h = Array.isArray, g = p.slice, _ = Object.assign;
function v(e) {
	e && e.parentNode && e.remove();
}
function y(e, t, n) {
	var r, i, a, o = {}, s = arguments.length;
	for (a in t) a == "key" ? r = t[a] : a == "ref" && typeof e != "function" ? i = t[a] : o[a] = t[a];
	return s > 2 && (o.children = s > 3 ? g.call(arguments, 2) : n), b(e, o, r, i, null);
}
function b(n, r, i, a, o) {
	var s = {
		type: n,
		props: r,
		key: i,
		ref: a,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: d,
		__v: o || ++t,
		__i: -1,
		__u: 0
	};
	return !o && e.vnode && e.vnode(s), s;
}
function x(e) {
	return e.children;
}
function S(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function C(e, t) {
	if (t == null) return e.__ && C(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : C(e);
}
function w(t) {
	var n, r = t.__v, i = r.__e, a = [], o = [], s = t.__P;
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), re(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, M(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
}
function T(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), T(e);
}
function E(t) {
	(8 & t.__g || (t.__g |= 8, r.push(t), a++)) && i == e.debounceRendering || ((i = e.debounceRendering) || queueMicrotask)(D);
}
function D() {
	try {
		for (var e, t = 1; r.length;) r.length > t && r.sort(o), e = r.shift(), t = r.length, 8 & e.__g && w(e);
	} finally {
		(a = r.length) && (i || queueMicrotask)(D);
	}
}
function O(e, t, n, r, i, a, o, s, c, l, u) {
	var d, m, h, g, _, v, y = r.__k || p, b = t.length;
	for (c = k(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = re(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && P(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = A(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function k(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = j(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), oe(s, s));
	return r;
}
function A(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = A(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function j(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function ee(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function te(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || ee(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || ee(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = ne(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function ne(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function re(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, k, A, j, ee, te, ne, re, M, P, I = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ie(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof I == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = I.prototype) && f.render, k = (f = I.contextType) && i[f.__c], A = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new I(E, A) : (n.__c = y = new S(E, A), y.constructor = I, y.render = F), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), I.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, I.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !I.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, A), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, A)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, A), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !I.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = A, y.props = E, y.__P = t, y.__g &= -5, j = e.__r, ee = D ? 25 : 0;
			do
				y.__g &= -9, j && j(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++ee < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), te = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && oe(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = O(t, h(te) ? te : [te], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(M = o.indexOf(c || void 0)) || (M = o.length); (P = o[M - 1]) && P.nodeType == 8;) M--;
						for (; M < o.length; M++) if (P = o[M]) {
							if (o[M] = null, ne) {
								if (P == re) break;
							} else {
								if (P.nodeType != 8) break;
								P.data.startsWith("$s") && (re = ie(ne = P));
							}
						}
					}
					if (!ne) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						ne = c;
					}
					(f = ie(ne = n.__c.__z || (n.__c.__z = ne))) ? (n.__e = ne, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || ae(n), e.__e(t, n, r);
		}
	} else c = n.__e = N(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function ie(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function ae(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(ae));
}
function M(t, n, r) {
	for (var i = 0; i < r.length;) P(r[i++], r[i++], r[i++]);
	e.__c && e.__c(n, t), t.some(function(n) {
		try {
			t = n.__h, n.__h = [], t.some(function(e) {
				e.call(n);
			});
		} catch (t) {
			e.__e(t, n.__v);
		}
	});
}
function N(t, n, r, i, a, o, s, c, l, u) {
	var d, p, _, y, b, x, S, w, T = r.props || f, E = n.props, D = n.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (d = 0; d < o.length; d++) if ((b = o[d]) && (D ? b.localName == D : b.nodeType == 3)) {
			t = b, o[d] = null;
			break;
		}
	}
	if (!t) {
		if (w = u.ownerDocument || document, !D) return w.createTextNode(E);
		t = w.createElementNS(a, D, E.is ? E : u), c &&= (e.__m && e.__m(n, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && t.content || t, o = D == "textarea" && E.defaultValue != null ? null : o && g.call(u.childNodes), !c && o) for (T = {}, d = 0; d < t.attributes.length; d++) T[(b = t.attributes[d]).name] = b.value;
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || te(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || te(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), O(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || te(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && te(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function P(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function oe(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || P(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && oe(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = ie(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function F(e, t, n) {
	return this.constructor(e, n);
}
function I(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], re(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), M(a, n.__k, o), n.__k.props.children = null;
}
e = { __e: function(e, t, n, r) {
	for (var i, o, s; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
		i.__g |= 4;
		try {
			if ((s = (o = i.constructor) && o.getDerivedStateFromError) && i.setState(o.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), s = 1), s && 8 & i.__g) return void (i.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw a = 0, e;
} }, t = 0, n = function(e) {
	return e != null && e.constructor === d;
}, S.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = _({}, this.state)), typeof e == "function" && (e = e(_({}, n), this.props)), e && (_(n, e), this.__v && (t && this.__k.push(t), E(this)));
}, S.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), E(this));
}, S.prototype.render = x, r = [], a = 0, o = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, s = Symbol(), c = /(PointerCapture)$|Capture$/i, l = 0, u = {};
// src/data.ts
async function se(e) {
	let t = document.getElementById(e)?.textContent ?? "", n = atob(t), r = new Uint8Array(n.length);
	for (let e = 0; e < n.length; e++) r[e] = n.charCodeAt(e);
	let i = new Blob([r]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(i).arrayBuffer());
}
async function ce() {
	let e = JSON.parse(new TextDecoder().decode(await se("data")));
	if (e.schema !== "holdfast.page/v2") throw Error(`this page shows holdfast.page/v2, not ${e.schema}`);
	return e;
}
// src/format.ts
function L(e) {
	return Math.round(e).toLocaleString("en-US");
}
function le(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${ue(e / 1e6)}M` : t >= 1e4 ? `${ue(e / 1e3)}k` : ue(e);
}
function ue(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function R(e) {
	return e == null ? "–" : e >= 1e3 ? `${ue(e / 1e3)} s` : `${ue(e)} ms`;
}
function z(e) {
	return e === 0 ? "0 s" : e < 1 ? `${ue(e * 1e3)} ms` : `${ue(e)} s`;
}
function de(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function fe(e) {
	return `${ue(e * 100)} %`;
}
function pe(e) {
	return e < 1024 ? `${e} B` : e < 1 << 20 ? `${ue(e / 1024)} KiB` : `${ue(e / (1 << 20))} MiB`;
}
// node_modules/preact/hooks/dist/hooks.mjs
var me, he, ge, _e, ve = Object.is, ye = 0, B = [], V = [], H = e, be = H.__b, xe = H.__r, Se = H.diffed, Ce = H.__c, we = H.unmount, Te = H.__;
function Ee(e, t) {
	H.__h && H.__h(he, e, ye || t), ye = 0;
	var n = he.__H || (he.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function De(e, t) {
	var n = Ee(me++, 3);
	!H.__s && Ie(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, he.__H.__h.push(n));
}
function Oe(e) {
	return ye = 5, ke(function() {
		return { current: e };
	}, []);
}
function ke(e, t) {
	var n = Ee(me++, 7);
	return Ie(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function Ae() {
	var e;
	do {
		for (; e = V.shift();) try {
			Pe(e);
		} catch (t) {
			H.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = B.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Pe), t.__h.some(Fe), t.__h = [];
			} catch (n) {
				t.__h = [], H.__e(n, e.__v);
			}
		}
	} while (V.length);
}
H.__b = function(e) {
	he = null, be && be(e);
}, H.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), Te && Te(e, t);
}, H.__r = function(e) {
	xe && xe(e), me = 0;
	var t = (he = e.__c).__H;
	t && (ge == he ? he.__h = [] : (t.__h.some(Pe), t.__h.some(Fe), me = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), ge = he;
}, H.diffed = function(e) {
	Se && Se(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Ne(B.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), ge = he = null;
}, H.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Pe), e.__h = e.__h.filter(function(e) {
				return !e.__ || Fe(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), Ce && Ce(e, t);
}, H.unmount = function(e) {
	we && we(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Ne(V.push(r));
			} else Pe(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && H.__e(t, r.__v));
};
var je = typeof requestAnimationFrame == "function";
function Me(e) {
	var t, n = function() {
		clearTimeout(r), je && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	je && (t = requestAnimationFrame(n));
}
function Ne(e) {
	e != 1 && _e == H.requestAnimationFrame || ((_e = H.requestAnimationFrame) || Me)(Ae);
}
function Pe(e) {
	var t = he, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), he = t;
}
function Fe(e) {
	var t = he;
	e.__c = e.__(), he = t;
}
function Ie(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !ve(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var Le = Symbol.for("preact-signals");
function Re() {
	if (Ue > 1) Ue--;
	else {
		var e, t = !1;
		for ((function() {
			var e = qe;
			for (qe = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); He !== void 0;) {
			var n = He;
			for (He = void 0, We++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && Qe(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (We = 0, Ue--, t) throw e;
	}
}
function ze(e) {
	if (Ue > 0) return e();
	Ke = ++Ge, Ue++;
	try {
		return e();
	} finally {
		Re();
	}
}
var Be, U = void 0;
function Ve(e) {
	var t = U, n = Be;
	U = void 0, Be = void 0;
	try {
		return e();
	} finally {
		U = t, Be = n;
	}
}
var He = void 0, Ue = 0, We = 0, Ge = 0, Ke = 0, qe = void 0, Je = 0;
function Ye(e) {
	if (U !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== U) return t = {
			i: 0,
			S: e,
			p: U.s,
			n: void 0,
			t: U,
			e: void 0,
			x: void 0,
			r: t
		}, U.s !== void 0 && (U.s.n = t), U.s = t, e.n = t, 32 & U.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = U.s, t.n = void 0, U.s.n = t, U.s = t), t;
	}
}
function Xe(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
Xe.prototype.brand = Le, Xe.prototype.h = function() {
	return !0;
}, Xe.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? Ve(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, Xe.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && Ve(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, Xe.prototype.subscribe = function(e) {
	var t = this;
	return st(function() {
		var n = t.value;
		Ve(function() {
			return e(n);
		});
	}, { name: "sub" });
}, Xe.prototype.valueOf = function() {
	return this.value;
}, Xe.prototype.toString = function() {
	return this.value + "";
}, Xe.prototype.toJSON = function() {
	return this.value;
}, Xe.prototype.peek = function() {
	var e = this;
	return Ve(function() {
		return e.value;
	});
}, Object.defineProperty(Xe.prototype, "value", {
	get: function() {
		var e = Ye(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (We > 100) throw Error("Cycle detected");
			(function(e) {
				Ue !== 0 && We === 0 && e.l !== Ke && (e.l = Ke, qe = {
					S: e,
					v: e.v,
					i: e.i,
					o: qe
				});
			})(this), this.v = e, this.i++, Je++, Ue++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				Re();
			}
		}
	}
});
function Ze(e, t) {
	return new Xe(e, t);
}
function Qe(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function $e(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function et(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function tt(e, t) {
	Xe.call(this, void 0, t), this.x = e, this.s = void 0, this.g = Je - 1, this.f = 4;
}
tt.prototype = new Xe(), tt.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === Je)) return !0;
	if (this.g = Je, this.f |= 1, this.i > 0 && !Qe(this)) return this.f &= -2, !0;
	var e = U;
	try {
		$e(this), U = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return U = e, et(this), this.f &= -2, !0;
}, tt.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	Xe.prototype.S.call(this, e);
}, tt.prototype.U = function(e) {
	if (this.t !== void 0 && (Xe.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, tt.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(tt.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Ye(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function nt(e, t) {
	return new tt(e, t);
}
function rt(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		Ue++;
		var n = U;
		U = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, it(e), t;
		} finally {
			U = n, Re();
		}
	}
}
function it(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, rt(e);
}
function at(e) {
	if (U !== this) throw Error("Out-of-order effect");
	et(this), U = e, this.f &= -2;
	try {
		8 & this.f && it(this);
	} finally {
		Re();
	}
}
function ot(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, Be && Be.push(this);
}
ot.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, ot.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, rt(this), $e(this), Ue++;
	var e = U;
	return U = this, at.bind(this, e);
}, ot.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = He, He = this);
}, ot.prototype.d = function() {
	this.f |= 8, 1 & this.f || it(this);
}, ot.prototype.dispose = function() {
	this.d();
};
function st(e, t) {
	var n = new ot(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var ct, lt, ut = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, dt = [];
st(function() {
	ct = this.N;
})();
function ft(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function pt(e) {
	if (lt) {
		var t = lt;
		lt = void 0, t();
	}
	lt = e && e.S();
}
function mt(e) {
	var t = this, r = e.data, i = gt(r);
	i.name = "ReactiveDom", i.value = r;
	var a = ke(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = nt(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = nt(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = st(function() {
			if (this.N = yt, o.value) {
				var t = a.value;
				e.__v && e.__v.__e && e.__v.__e.nodeType === 3 && (e.__v.__e.data = t);
			}
		}), c = t.__$u.d;
		return t.__$u.d = function() {
			s(), c.call(this);
		}, [o, a];
	}, []), o = a[0], s = a[1];
	return o.value ? s.peek() : s.value;
}
mt.displayName = "ReactiveTextNode", Object.defineProperties(Xe.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: mt
	},
	props: {
		configurable: !0,
		get: function() {
			var e = this;
			return { data: { get value() {
				return e.value;
			} } };
		}
	},
	__b: {
		configurable: !0,
		value: 1
	}
}), ft("__b", function(e, t) {
	if (pt(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof Xe && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), ft("__r", function(e, t) {
	if (e(t), t.type !== x) {
		pt();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return st(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				ut && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), pt(n);
	}
}), ft("__e", function(e, t, n, r) {
	pt(), e(t, n, r);
}), ft("diffed", function(e, t) {
	pt();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = ht(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function ht(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = Ze(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: st(function() {
			this.N = yt;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
ft("unmount", function(e, t) {
	if (typeof t.type == "string") {
		var n = t.__e;
		if (n) {
			var r = n.U;
			if (r) for (var i in n.U = void 0, r) {
				var a = r[i];
				a && a.d();
			}
		}
		var o = t.__np;
		if (o) {
			var s = t.props;
			for (var c in o) s[c] = o[c];
		}
		t.__np = void 0;
	} else {
		var l = t.__c;
		if (l) {
			l.__$f |= 8;
			var u = l.__$u;
			u && (l.__$u = void 0, u.d());
		}
	}
	e(t);
}), ft("__h", function(e, t, n, r) {
	r < 3 && (t.__$f |= 2), e(t, n, r);
}), S.prototype.shouldComponentUpdate = function(e, t) {
	if (this.__R) return !0;
	var n = this.__$u, r = n && n.s !== void 0;
	for (var i in t) return !0;
	if (this.__f || typeof this.u == "boolean" && !0 === this.u) {
		var a = 2 & this.__$f;
		if (!(r || a || 4 & this.__$f) || 1 & this.__$f) return !0;
	} else if (!(r || 4 & this.__$f) || 3 & this.__$f) return !0;
	for (var o in e) if (o !== "__source" && e[o] !== this.props[o]) return !0;
	for (var s in this.props) if (!(s in e)) return !0;
	return !1;
};
function gt(e, t) {
	return ke(function() {
		return Ze(e, t);
	}, []);
}
var _t = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function vt() {
	ze(function() {
		for (var e; e = dt.shift();) ct.call(e);
	});
}
function yt() {
	dt.push(this) === 1 && (e.requestAnimationFrame || _t)(vt);
}
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var bt = Symbol.for("pv"), xt = 0;
Array.isArray;
function W(t, n, r, i, a, o) {
	n ||= {};
	var s, c, l = n;
	if ("ref" in l && typeof t != "function") for (c in l = {}, n) c == "ref" ? s = n[c] : l[c] = n[c];
	var u = {
		type: t,
		props: l,
		key: r,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: bt,
		__v: --xt,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/rows.tsx
var St = 30;
function Ct({ label: e, columns: t, rows: n, chosen: r, onChoose: i }) {
	let a = gt(0), o = gt(0), s = Oe(null), c = Math.max(0, Math.min(n.length - 14, Math.floor(a.value / St) - 4)), l = Array.prototype.slice.call(n, c, c + 14 + 8), u = { gridTemplateColumns: t.map((e) => e.width).join(" ") };
	De(() => {
		a.value = 0, o.value = 0, s.current && (s.current.scrollTop = 0);
	}, [n]);
	let d = (e) => {
		o.value = Math.max(0, Math.min(n.length - 1, e));
		let t = s.current, r = o.value * St;
		t && (r < t.scrollTop && (t.scrollTop = r), r + St > t.scrollTop + t.clientHeight - St && (t.scrollTop = r + 60 - t.clientHeight));
	};
	return /* @__PURE__ */ W("div", {
		class: "rows",
		role: "grid",
		"aria-label": e,
		"aria-rowcount": n.length + 1,
		tabIndex: 0,
		ref: s,
		onKeyDown: (e) => {
			let t = {
				ArrowDown: 1,
				ArrowUp: -1,
				PageDown: 14,
				PageUp: -14,
				Home: -n.length,
				End: n.length
			}[e.key];
			t !== void 0 && (e.preventDefault(), d(o.value + t)), e.key === "Enter" && n[o.value] !== void 0 && i(n[o.value], !0);
		},
		"aria-activedescendant": n.length > 0 ? `${e}-${o.value}` : void 0,
		onScroll: (e) => {
			a.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ W("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: u,
			children: t.map((e) => /* @__PURE__ */ W("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ W("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * St}px`,
				position: "relative"
			},
			children: l.map((n, a) => {
				let s = c + a;
				return /* @__PURE__ */ W("div", {
					id: `${e}-${s}`,
					role: "row",
					"aria-rowindex": s + 2,
					"aria-selected": n === r,
					class: `row${n === r ? " chosen" : ""}${s === o.value ? " at" : ""}`,
					style: {
						...u,
						position: "absolute",
						top: `${s * St}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						o.value = s, i(n, !1);
					},
					children: t.map((e) => /* @__PURE__ */ W("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(n)
					}, e.head))
				}, n);
			})
		})]
	});
}
// src/state.ts
var wt = Ze(null), Tt = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], Et = (e) => {
	let [t, ...n] = location.hash.slice(1).split("=");
	return t === e ? n.join("=") : "";
}, Dt = () => Et("interaction") ? "interactions" : Et("socket") ? "sockets" : Tt.find(([e]) => `#${e}` === location.hash)?.[0] ?? "overview", Ot = Ze(Dt()), kt = Ze(Et("interaction")), At = Ze(Et("socket"));
window.addEventListener("hashchange", () => {
	Ot.value = Dt(), kt.value = Et("interaction"), At.value = Et("socket");
}), st(() => {
	let e = (Ot.value === "interactions" && kt.value ? `#interaction=${kt.value}` : Ot.value === "sockets" && At.value ? `#socket=${At.value}` : "") || `#${Ot.value}`;
	location.hash !== e && (e !== "#overview" || location.hash !== "") && (location.hash = e);
});
function jt(e, ...t) {
	return [encodeURIComponent(e), ...t].join("/");
}
var Mt = Ze(""), Nt = Ze(""), Pt = Ze(null), Ft = {
	load: "",
	outcome: "",
	cause: "",
	status: "",
	text: "",
	atLeastMs: 0,
	atMostMs: 0,
	between: null,
	slowest: !1
}, It = Ze(Ft), Lt = {
	1: "established",
	2: "SYN sent",
	4: "FIN wait 1",
	5: "FIN wait 2",
	6: "time wait",
	7: "closed",
	8: "close wait",
	9: "last ACK",
	11: "closing"
};
function Rt(e) {
	let [t, n, r, i, a, o, s, c, l, u, d, f, p, m] = e, h = [
		["TCP was", Lt[t] ?? `in state ${t}`],
		["round trip", `${R(l / 1e3)} ± ${R(u / 1e3)}`],
		["segments", `${L(d)} in, ${L(f)} out`],
		["by the kernel's clocks", `data sent ${R(o)}, data received ${R(s)}, an ACK ${R(c)} before`]
	];
	return (i > 0 || r > 0 || n > 0) && h.push(["retransmitted", `${L(i)} segments; ${L(r)} times in a row at the end, backoff ${n}`]), (a > 0 || p > 0) && h.push(["not acknowledged", `${L(a)} segments, ${pe(p)}`]), m > 0 && h.push(["not read by us", pe(m)]), h;
}
// src/waterfall.tsx
var zt = {
	late: "late",
	queued: "waiting for a connection",
	connect: "connect",
	tls: "TLS",
	answer: "waiting for the first byte",
	read: "reading",
	wait: "waiting to try again",
	think: "the customer thinks",
	work: "waiting for a message"
};
function Bt({ title: e, label: t, byKey: n, onClose: r, children: i }) {
	let a = Oe(null);
	return De(() => {
		n && a.current?.focus({ preventScroll: !0 }), a.current?.scrollIntoView({ block: "nearest" });
	}, [t, n]), /* @__PURE__ */ W("aside", {
		class: "detail",
		"aria-label": t,
		ref: a,
		tabIndex: -1,
		onKeyDown: (e) => {
			e.key === "Escape" && (e.stopPropagation(), r());
		},
		children: [/* @__PURE__ */ W("div", {
			class: "detail-head",
			children: [/* @__PURE__ */ W("h3", { children: e }), /* @__PURE__ */ W("button", {
				type: "button",
				class: "quiet",
				onClick: r,
				children: "Close"
			})]
		}), i]
	});
}
function Vt({ page: e, one: t }) {
	let n = Math.max(1e-6, ...[t.ended_s, ...t.frames.map((e) => e.at_s)].map((e) => e - t.planned_s)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = Wt(t), a = new Set(i.flatMap((e) => e.segments.map((e) => e.phase)));
	return /* @__PURE__ */ W(x, { children: [
		/* @__PURE__ */ W(Ht, {
			page: e,
			one: t
		}),
		/* @__PURE__ */ W("div", {
			class: "waterfall",
			role: "list",
			"aria-label": "What it did, in order",
			children: [/* @__PURE__ */ W("div", {
				class: "bar-row axis",
				"aria-hidden": "true",
				children: [
					/* @__PURE__ */ W("span", {}),
					/* @__PURE__ */ W("span", {
						class: "scale",
						children: [
							0,
							.25,
							.5,
							.75,
							1
						].map((e) => /* @__PURE__ */ W("i", {
							style: { left: `${e * 100}%` },
							children: R(e * n * 1e3)
						}, e))
					}),
					/* @__PURE__ */ W("span", {})
				]
			}), i.map((e, t) => /* @__PURE__ */ W("div", {
				class: `bar-row${e.sub ? " sub" : ""}`,
				role: "listitem",
				children: [
					/* @__PURE__ */ W("span", {
						class: "name",
						children: e.label
					}),
					/* @__PURE__ */ W("span", {
						class: "track",
						"aria-hidden": "true",
						children: [e.segments.map((e, t) => /* @__PURE__ */ W("i", {
							class: `seg ${e.phase}${e.broken ? " broken" : ""}`,
							title: `${zt[e.phase]} ${R((e.to - e.from) * 1e3)}`,
							style: {
								left: r(e.from),
								width: `max(2px, ${Math.max(0, (e.to - e.from) / n * 100)}%)`
							}
						}, t)), e.frames?.map((e, t) => /* @__PURE__ */ W("i", {
							class: `mark ${e.out ? "out" : "in"}`,
							title: `${e.out ? "sent" : "received"} ${e.kind} ${e.text}`,
							style: { left: r(e.at_s) }
						}, t))]
					}),
					/* @__PURE__ */ W("span", {
						class: e.bad ? "bad" : "",
						children: e.note
					})
				]
			}, t))]
		}),
		/* @__PURE__ */ W("p", {
			class: "legend",
			"aria-hidden": "true",
			children: [Object.keys(zt).filter((e) => a.has(e)).map((e) => /* @__PURE__ */ W("span", { children: [
				/* @__PURE__ */ W("i", { class: `seg ${e}` }),
				" ",
				zt[e]
			] }, e)), t.frames.length > 0 && /* @__PURE__ */ W(x, { children: [/* @__PURE__ */ W("span", { children: [/* @__PURE__ */ W("i", { class: "mark out" }), " sent"] }), /* @__PURE__ */ W("span", { children: [/* @__PURE__ */ W("i", { class: "mark in" }), " received"] })] })]
		}),
		t.missing.steps > 0 && /* @__PURE__ */ W("p", {
			class: "hint",
			children: [
				L(t.missing.steps),
				" more steps are not kept: an interaction keeps its first ",
				L(t.steps.length),
				"."
			]
		}),
		t.missing.attempts > 0 && /* @__PURE__ */ W("p", {
			class: "hint",
			children: [L(t.missing.attempts), " more attempts are not kept."]
		}),
		t.breaks.map((n, r) => /* @__PURE__ */ W(Yt, {
			page: e,
			one: t,
			b: n
		}, r)),
		t.missing.breaks > 0 && /* @__PURE__ */ W("p", {
			class: "hint",
			children: [L(t.missing.breaks), " more connections that ended are not kept."]
		}),
		t.frames.length > 0 && /* @__PURE__ */ W(Xt, { one: t })
	] });
}
function Ht({ page: e, one: t }) {
	let n = e.summary.causes[t.cause], r = Ut(t).reduce((e, [t, n]) => e + n - t, 0);
	return /* @__PURE__ */ W(x, { children: [/* @__PURE__ */ W("dl", {
		class: "facts",
		children: [
			/* @__PURE__ */ W("dt", { children: "planned at" }),
			/* @__PURE__ */ W("dd", { children: z(t.planned_s) }),
			/* @__PURE__ */ W("dt", { children: "started" }),
			/* @__PURE__ */ W("dd", { children: [R(Math.max(0, t.started_s - t.planned_s) * 1e3), " after plan"] }),
			/* @__PURE__ */ W("dt", { children: "from plan to end" }),
			/* @__PURE__ */ W("dd", { children: [R((t.ended_s - t.planned_s) * 1e3), r > 0 && `, of which the customer thinks ${R(r * 1e3)}`] }),
			/* @__PURE__ */ W("dt", { children: "outcome" }),
			/* @__PURE__ */ W("dd", {
				class: t.failure ? "bad" : "good",
				children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
			}),
			t.conversation && /* @__PURE__ */ W(x, { children: [/* @__PURE__ */ W("dt", { children: "conversation" }), /* @__PURE__ */ W("dd", { children: t.conversation })] })
		]
	}), n && /* @__PURE__ */ W("p", {
		class: "cause",
		children: [
			/* @__PURE__ */ W("b", { children: e.titles[n.cause] ?? n.cause.replaceAll("_", " ") }),
			": ",
			n.sentence,
			" ",
			/* @__PURE__ */ W("span", {
				class: "advice",
				children: n.advice
			})
		]
	})] });
}
function Ut(e) {
	let t = [], n = e.planned_s;
	for (let r of e.steps) r.planned_s - n > 1e-6 && t.push([n, r.planned_s]), n = r.ended_s;
	return e.missing.steps === 0 && e.ended_s - n > 1e-4 && t.push([n, e.ended_s]), t;
}
function Wt(e) {
	let t = [], n = Ut(e), r = (e, n) => t.push({
		label: "think",
		segments: [{
			phase: "think",
			from: e,
			to: n
		}],
		note: R((n - e) * 1e3)
	});
	e.steps.forEach((i, a) => {
		for (; n.length > 0 && n[0][1] <= i.planned_s + 1e-9;) r(...n.shift());
		let o = e.attempts.filter((e) => e.position === a), s = [
			i.status > 0 && i.status !== 101 ? `status ${i.status}` : "",
			i.failure && i.failure !== String(i.status) ? i.failure.replaceAll("_", " ") : "",
			i.detail
		].filter((e) => e).join(", ");
		if (o.length === 1) {
			let e = Kt(o[0], i.planned_s);
			t.push({
				label: i.name,
				segments: e,
				note: /* @__PURE__ */ W(x, { children: [Jt(e), s && /* @__PURE__ */ W("b", { children: [" ", s] })] }),
				bad: i.failure !== ""
			});
		} else o.length === 0 ? t.push({
			label: i.name,
			segments: Gt(i),
			note: /* @__PURE__ */ W(x, { children: [R((i.ended_s - Math.max(i.planned_s, i.sent_s)) * 1e3), s && /* @__PURE__ */ W("b", { children: [" ", s] })] }),
			bad: i.failure !== ""
		}) : (t.push({
			label: i.name,
			segments: [],
			note: /* @__PURE__ */ W(x, { children: [
				L(i.attempts),
				" attempts in ",
				R((i.ended_s - i.planned_s) * 1e3),
				s && /* @__PURE__ */ W("b", { children: [" ", s] })
			] }),
			bad: i.failure !== ""
		}), o.forEach((e, n) => {
			let r = Kt(e, n === 0 ? i.planned_s : e.asked_s), a = o[n + 1], s = a ? a.asked_s : e.wait_s > 0 ? e.ended_s + e.wait_s : e.ended_s;
			s > e.ended_s && r.push({
				phase: "wait",
				from: e.ended_s,
				to: s
			});
			let c = [
				e.status > 0 ? `status ${e.status}` : "",
				e.failure && e.failure !== String(e.status) ? e.failure.replaceAll("_", " ") : "",
				e.retry_after ? `Retry-After: ${e.retry_after}` : "",
				s > e.ended_s ? `waited ${R((s - e.ended_s) * 1e3)}` : ""
			].filter((e) => e).join(", ");
			t.push({
				label: `attempt ${n + 1}`,
				sub: !0,
				segments: r,
				note: /* @__PURE__ */ W(x, { children: [
					Jt(r),
					" ",
					/* @__PURE__ */ W("b", { children: c })
				] }),
				bad: e.failure !== ""
			});
		}));
	});
	for (let [e, t] of n) r(e, t);
	for (let n of new Set(e.frames.map((e) => e.socket))) {
		let r = e.frames.filter((e) => e.socket === n);
		t.push({
			label: `frames of ${n}`,
			segments: [],
			frames: r,
			note: `${L(r.filter((e) => e.out).length)} sent, ${L(r.filter((e) => !e.out).length)} received`
		});
	}
	return t;
}
function Gt(e) {
	let t = [];
	return e.sent_s > e.planned_s + 1e-4 && t.push({
		phase: "late",
		from: e.planned_s,
		to: e.sent_s
	}), t.push({
		phase: "work",
		from: Math.max(e.planned_s, e.sent_s),
		to: e.ended_s,
		broken: e.failure !== ""
	}), t;
}
function Kt(e, t) {
	let n = [], r = (e, t, r, i = 0) => {
		r - t > i && n.push({
			phase: e,
			from: t,
			to: r
		});
	};
	r("late", t, e.asked_s, 1e-4), r("queued", e.asked_s, e.dialed_s || e.sent_s || e.ended_s, 1e-4), e.dialed_s > 0 && r("connect", e.dialed_s, e.connected_s || e.ended_s), e.connected_s > 0 && r("tls", e.connected_s, e.secured_s || e.sent_s || e.ended_s, 5e-6), e.sent_s > 0 && r("answer", e.sent_s, e.first_byte_s || e.ended_s), e.first_byte_s > 0 && r("read", e.first_byte_s, e.ended_s);
	let i = n.at(-1);
	return i && e.failure && (i.broken = !0), n;
}
var qt = {
	late: "late",
	queued: "queued",
	connect: "connect",
	tls: "TLS",
	answer: "first byte",
	read: "read",
	wait: "",
	think: "",
	work: ""
};
function Jt(e) {
	return e.filter((e) => qt[e.phase]).map((e) => `${qt[e.phase]} ${R((e.to - e.from) * 1e3)}`).join(" · ");
}
function Yt({ page: e, one: t, b: n }) {
	let r = t.steps[n.position], i = e.summary.run.target.addresses[n.address], a = [["ended as", `${n.how.replaceAll("_", " ")}${n.errname ? ` ${n.errname}` : ""}${n.close_code ? ` ${n.close_code}` : ""}`]];
	return n.reason && a.push(["reason given", n.reason]), n.detail && a.push(["detail", n.detail]), a.push(["ended at", `${z(n.ended_s)}, ${R((n.ended_s - t.planned_s) * 1e3)} after plan`], ["during", r?.name ?? "what came next"]), a.push(["could be used for", n.ready_s > 0 ? R((n.ended_s - n.ready_s) * 1e3) : "never"]), a.push(["last received", n.received_s > 0 ? `${R((n.ended_s - n.received_s) * 1e3)} before the end` : "nothing"], ["last sent", n.sent_s > 0 ? `${R((n.ended_s - n.sent_s) * 1e3)} before the end` : "nothing"]), n.tls && a.push(["TLS", n.close_notify ? "ended properly (close_notify)" : "ended without close_notify"]), i && a.push(["address", `${i}${n.local_port ? `, from our port ${n.local_port}` : ""}`]), n.tcp && a.push(...Rt(n.tcp)), a.push(["this machine was away", `${R(n.own_gap_s * 1e3)} at most in the 10 s before`]), /* @__PURE__ */ W("section", {
		class: "evidence",
		children: [/* @__PURE__ */ W("h4", { children: [n.socket ? `The WebSocket ${n.socket}` : "A connection", " ended"] }), /* @__PURE__ */ W("dl", { children: a.map(([e, t]) => /* @__PURE__ */ W("div", { children: [/* @__PURE__ */ W("dt", { children: e }), /* @__PURE__ */ W("dd", { children: t })] }, e)) })]
	});
}
function Xt({ one: e }) {
	let t = e.missing.frames > 0 ? e.frames.length / 2 : -1, n = new Set(e.frames.map((e) => e.socket)).size > 1;
	return /* @__PURE__ */ W("section", { children: [/* @__PURE__ */ W("h4", { children: "Frames" }), /* @__PURE__ */ W("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": "Frames",
		children: /* @__PURE__ */ W("table", {
			class: "frames",
			children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "after plan"
				}),
				n && /* @__PURE__ */ W("th", {
					scope: "col",
					children: "socket"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "way"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "kind"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					class: "right",
					children: "size"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "begins with"
				})
			] }) }), /* @__PURE__ */ W("tbody", { children: e.frames.map((r, i) => /* @__PURE__ */ W(x, { children: [i === t && /* @__PURE__ */ W("tr", { children: /* @__PURE__ */ W("td", {
				colSpan: n ? 6 : 5,
				class: "hint",
				children: [L(e.missing.frames), " frames in between are not kept"]
			}) }, "gap"), /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("td", { children: R((r.at_s - e.planned_s) * 1e3) }),
				n && /* @__PURE__ */ W("td", { children: r.socket }),
				/* @__PURE__ */ W("td", { children: r.out ? "→ sent" : "← received" }),
				/* @__PURE__ */ W("td", { children: r.kind }),
				/* @__PURE__ */ W("td", {
					class: "right",
					children: pe(r.bytes)
				}),
				/* @__PURE__ */ W("td", {
					class: "text",
					children: r.text
				})
			] }, i)] })) })]
		})
	})] });
}
// src/interactions.tsx
function Zt({ page: e }) {
	return e.summary.interactions.total === 0 ? /* @__PURE__ */ W("p", { children: "The scenario has no loads, so there were no interactions." }) : Pt.value ? /* @__PURE__ */ W(Qt, {
		page: e,
		all: Pt.value
	}) : /* @__PURE__ */ W("p", {
		role: "status",
		children: "Reading the interactions …"
	});
}
function Qt({ page: e, all: t }) {
	let n = It.value, r = wt.value, i = ke(() => t.filter({
		...n,
		between: r
	}), [
		t,
		n,
		r
	]), a = gt(!1), o = (e) => {
		It.value = {
			...n,
			...e
		};
	}, s = en(e, t), c = e.summary.interactions.total, l = e.summary.causes, u = (t) => e.loads?.[t]?.name ?? "", d = (e) => t.row(e), f = n !== Ft && JSON.stringify({
		...n,
		slowest: !1
	}) !== JSON.stringify(Ft);
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "interactions",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ W("p", {
				class: "hint",
				children: [
					L(t.count + e.interactions_left),
					" of ",
					L(c),
					" are kept: in each second the first of each load, step and outcome, the slowest, and some of the ordinary by chance.",
					e.interactions_left > 0 && ` This page has ${L(t.count)} of them, all in the record.`,
					" Numbers elsewhere come from all that took place."
				]
			}),
			/* @__PURE__ */ W("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ W("label", { children: ["load ", /* @__PURE__ */ W("select", {
						value: n.load,
						onChange: (e) => o({ load: e.currentTarget.value }),
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ W("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ W("label", { children: ["outcome ", /* @__PURE__ */ W("select", {
						value: n.outcome,
						onChange: (e) => o({ outcome: e.currentTarget.value }),
						children: [
							/* @__PURE__ */ W("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ W("option", {
								value: "good",
								children: "good"
							}),
							t.failures.length > 0 && /* @__PURE__ */ W("option", {
								value: "failed",
								children: "failed"
							}),
							t.failures.map((e) => /* @__PURE__ */ W("option", {
								value: `-${e}`,
								children: e.replaceAll("_", " ")
							}, e))
						]
					})] }),
					t.causes.length > 0 && /* @__PURE__ */ W("label", { children: ["cause ", /* @__PURE__ */ W("select", {
						value: n.cause,
						onChange: (e) => o({ cause: e.currentTarget.value }),
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), t.causes.map((t) => /* @__PURE__ */ W("option", {
							value: t,
							children: [$t(e, t), (l[t]?.loads.length ?? 0) > 0 && (e.loads?.length ?? 0) > 1 ? ` (${l[t].loads.join(", ")})` : ""]
						}, t))]
					})] }),
					t.statuses.length > 0 && /* @__PURE__ */ W("label", { children: ["status ", /* @__PURE__ */ W("select", {
						value: n.status,
						onChange: (e) => o({ status: e.currentTarget.value }),
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), t.statuses.map((e) => /* @__PURE__ */ W("option", {
							value: e,
							children: e
						}, e))]
					})] }),
					/* @__PURE__ */ W("span", {
						class: "range",
						children: [/* @__PURE__ */ W("label", { children: ["from plan, ms: at least ", /* @__PURE__ */ W("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => o({ atLeastMs: Number(e.currentTarget.value) || 0 })
						})] }), /* @__PURE__ */ W("label", { children: ["at most ", /* @__PURE__ */ W("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atMostMs || "",
							onInput: (e) => o({ atMostMs: Number(e.currentTarget.value) || 0 })
						})] })]
					}),
					/* @__PURE__ */ W("label", { children: ["text ", /* @__PURE__ */ W("input", {
						type: "search",
						placeholder: "number, detail, frame",
						value: n.text,
						onInput: (e) => o({ text: e.currentTarget.value })
					})] }),
					/* @__PURE__ */ W("label", { children: [/* @__PURE__ */ W("input", {
						type: "checkbox",
						checked: n.slowest,
						onChange: (e) => o({ slowest: e.currentTarget.checked })
					}), " slowest first"] }),
					r && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							wt.value = null;
						},
						children: [
							"From ",
							z(Math.max(0, r[0])),
							" to ",
							z(r[1]),
							": show all"
						]
					}),
					f && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							It.value = {
								...Ft,
								slowest: n.slowest
							};
						},
						children: "Clear filters"
					}),
					/* @__PURE__ */ W("span", {
						role: "status",
						children: [
							L(i.length),
							" of ",
							L(t.count)
						]
					})
				]
			}),
			/* @__PURE__ */ W(Ct, {
				label: "interactions",
				rows: i,
				chosen: s,
				onChoose: (e, t) => {
					a.value = t;
					let n = d(e);
					kt.value = jt(u(n.load), n.number);
				},
				columns: [
					{
						head: "load",
						width: "minmax(7rem,1fr)",
						cell: (e) => u(d(e).load)
					},
					{
						head: "number",
						width: "6rem",
						right: !0,
						cell: (e) => L(d(e).number)
					},
					{
						head: "planned at",
						width: "6rem",
						right: !0,
						cell: (e) => z(d(e).planned_s)
					},
					{
						head: "late",
						width: "6rem",
						right: !0,
						cell: (e) => R(Math.max(0, d(e).started_s - d(e).planned_s) * 1e3)
					},
					{
						head: "from plan",
						width: "6rem",
						right: !0,
						cell: (e) => R((d(e).ended_s - d(e).planned_s) * 1e3)
					},
					{
						head: "status",
						width: "4rem",
						right: !0,
						cell: (e) => d(e).status || "–"
					},
					{
						head: "outcome",
						width: "minmax(7rem,1fr)",
						cell: (e) => {
							let t = d(e);
							return /* @__PURE__ */ W("span", {
								class: t.failure ? "bad" : "good",
								children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
							});
						}
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (t) => $t(e, d(t).cause)
					}
				]
			}),
			kt.value && s < 0 && /* @__PURE__ */ W("p", {
				class: "hint",
				role: "status",
				children: "The interaction that the address names is not in this page."
			}),
			s >= 0 && /* @__PURE__ */ W(tn, {
				page: e,
				all: t,
				at: s,
				byKey: a.value,
				onClose: () => {
					kt.value = "", document.querySelector(".rows[aria-label=\"interactions\"]")?.focus();
				}
			})
		]
	});
}
function $t(e, t) {
	let n = e.summary.causes[t];
	return n ? e.titles[n.cause] ?? n.cause.replaceAll("_", " ") : "";
}
function en(e, t) {
	let n = kt.value;
	return ke(() => {
		let [r, i] = n.split("/"), a = (e.loads ?? []).findIndex((e) => encodeURIComponent(e.name) === r);
		return a < 0 ? -1 : t.find(a, Number(i));
	}, [t, n]);
}
function tn({ page: e, all: t, at: n, byKey: r, onClose: i }) {
	let a = ke(() => t.open(n), [t, n]), o = e.loads?.[a.load]?.name ?? "";
	return /* @__PURE__ */ W(Bt, {
		label: `Interaction ${o} ${a.number}`,
		byKey: r,
		onClose: i,
		title: /* @__PURE__ */ W(x, { children: [
			o,
			" ",
			L(a.number),
			" ",
			/* @__PURE__ */ W("a", {
				class: "unit",
				href: `#interaction=${jt(o, a.number)}`,
				children: "link"
			})
		] }),
		children: /* @__PURE__ */ W(Vt, {
			page: e,
			one: a
		})
	});
}
// src/kept.ts
var nn = class {
	bytes;
	at;
	texts;
	before;
	decoder = new TextDecoder();
	constructor(e, t = 0, n = 0, r = 0) {
		this.bytes = e, this.at = t, this.texts = n, this.before = r;
	}
	count() {
		let e = 0, t = 1;
		for (;;) {
			let n = this.bytes[this.at++];
			if (n === void 0) throw Error("the interactions of this page are cut off");
			if (e += (n & 127) * t, n < 128) return e;
			t *= 128;
		}
	}
	signed() {
		let e = this.count();
		return e % 2 == 1 ? -(e + 1) / 2 : e / 2;
	}
	instant() {
		return this.before += this.signed(), this.before / 1e6;
	}
	micro() {
		return this.signed() / 1e6;
	}
	text() {
		let e = this.bytes.indexOf(0, this.texts), t = this.decoder.decode(this.bytes.subarray(this.texts, e));
		return this.texts = e + 1, t;
	}
	textIf(e) {
		return e ? this.text() : "";
	}
}, G = [
	"?",
	"text",
	"binary",
	"ping",
	"pong",
	"close"
];
async function K(e) {
	return new rn(await se("kept"), e);
}
var rn = class {
	bytes;
	page;
	count;
	failures;
	statuses;
	causes;
	planned;
	started;
	ended;
	loads;
	numbers;
	failure;
	cause;
	status;
	details;
	texts;
	names;
	constructor(e, t) {
		this.bytes = e, this.page = t;
		let n = new nn(e), r = n.count();
		if (r !== 1) throw Error(`its interactions are packed in version ${r}, this page reads 1`);
		let i = this.count = n.count(), a = new TextDecoder();
		this.names = [""];
		for (let t = n.count(); t > 0; t--) {
			let t = n.count();
			this.names.push(a.decode(e.subarray(n.at, n.at + t))), n.at += t;
		}
		this.planned = new Float64Array(i), this.started = new Float64Array(i), this.ended = new Float64Array(i), this.loads = new Uint16Array(i), this.numbers = new Float64Array(i), this.failure = new Uint32Array(i), this.cause = new Uint16Array(i), this.status = new Uint16Array(i), this.details = new Float64Array(i + 1), this.texts = new Float64Array(i + 1);
		for (let e = 0; e < i; e++) {
			this.planned[e] = n.instant();
			let t = n.before;
			this.started[e] = n.instant(), this.ended[e] = n.instant(), n.before = t, this.loads[e] = n.count(), this.numbers[e] = n.signed(), this.failure[e] = n.count(), this.cause[e] = n.count(), this.status[e] = n.signed(), this.details[e + 1] = this.details[e] + n.count(), this.texts[e + 1] = this.texts[e] + n.count();
		}
		let o = n.at, s = o + this.details[i];
		for (let e = 0; e <= i; e++) this.details[e] += o, this.texts[e] += s;
		if (this.texts[i] !== e.length) throw Error("the interactions of this page are cut off");
		this.failures = this.names.slice(1).sort(), this.statuses = an(this.status).filter((e) => e > 0), this.causes = an(this.cause).filter((e) => e > 0).map((e) => e - 1);
	}
	row(e) {
		return {
			load: this.loads[e],
			number: this.numbers[e],
			planned_s: this.planned[e],
			started_s: this.started[e],
			ended_s: this.ended[e],
			failure: this.names[this.failure[e]],
			cause: this.cause[e] - 1,
			status: this.status[e]
		};
	}
	find(e, t) {
		for (let n = 0; n < this.count; n++) if (this.numbers[n] === t && this.loads[n] === e) return n;
		return -1;
	}
	filter(e) {
		let t = new Uint32Array(this.count), n = e.load === "" ? -1 : Number(e.load), r = e.cause === "" ? -1 : Number(e.cause) + 1, i = e.outcome === "" ? -1 : e.outcome === "good" ? 0 : e.outcome === "failed" ? -2 : this.names.indexOf(e.outcome.slice(1)), a = e.status === "" ? -1 : Number(e.status), o = e.atLeastMs / 1e3, s = e.atMostMs > 0 ? e.atMostMs / 1e3 : Infinity, c = e.text === "" ? null : this.saying(e.text), l = 0;
		for (let u = 0; u < this.count; u++) {
			let d = this.ended[u] - this.planned[u];
			n >= 0 && this.loads[u] !== n || r >= 0 && this.cause[u] !== r || a >= 0 && this.status[u] !== a || (i >= 0 ? this.failure[u] !== i : i === -2 && this.failure[u] === 0) || d < o || d > s || c && !c[u] || e.between && (this.ended[u] < e.between[0] || this.planned[u] > e.between[1]) || (t[l++] = u);
		}
		let u = t.subarray(0, l);
		return e.slowest && u.sort((e, t) => this.ended[t] - this.planned[t] - (this.ended[e] - this.planned[e])), u;
	}
	saying(e) {
		let t = new Uint8Array(this.count), n = e.toLowerCase(), r = this.names.map((e) => e.toLowerCase().includes(n)), i = Number(n.replaceAll(",", ""));
		for (let e = 0; e < this.count; e++) (this.numbers[e] === i || this.failure[e] > 0 && r[this.failure[e]]) && (t[e] = 1);
		let a = new TextEncoder().encode(n), o = this.bytes, s = o.length - a.length, c = a[0], l = c >= 97 && c <= 122 ? c - 32 : c, u = 0;
		for (let e = this.texts[0]; e <= s; e++) {
			let n = o[e];
			if (n !== c && n !== l) continue;
			let r = 1;
			for (; r < a.length; r++) {
				let t = o[e + r];
				if ((t >= 65 && t <= 90 ? t + 32 : t) !== a[r]) break;
			}
			if (!(r < a.length)) {
				for (; this.texts[u + 1] <= e;) u++;
				t[u] = 1, e = this.texts[u + 1] - 1;
			}
		}
		return t;
	}
	open(e) {
		let t = new nn(this.bytes, this.details[e], this.texts[e]), n = this.row(e), r = this.page.loads?.[n.load], i = (e) => e < 0 ? "" : r?.sockets[e] ?? String(e), a = t.text(), o = Math.round(n.planned_s * 1e6);
		t.before = o;
		let s = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count();
			t.signed();
			let n = r?.program[t.count()], i = t.instant(), a = e & 16 ? t.instant() : 0, o = t.instant(), c = e & 1 ? t.count() : 1, l = e & 2 ? t.signed() : 0;
			s.push({
				name: n?.name ?? "",
				op: n?.op ?? "",
				planned_s: i,
				sent_s: a,
				ended_s: o,
				attempts: c,
				status: l,
				failure: t.textIf(e & 4),
				detail: t.textIf(e & 8)
			});
		}
		t.before = o;
		let c = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.count(), r = t.instant(), [i, a, o, s, l] = [
				1,
				2,
				4,
				8,
				16
			].map((n) => e & n ? t.instant() : 0), u = t.instant(), d = t.signed(), f = t.count(), p = t.signed(), m = t.signed(), h = e & 32 ? t.signed() : 0, g = t.textIf(e & 64), _ = t.textIf(e & 128), v = e & 256 ? t.micro() : 0;
			c.push({
				position: n,
				asked_s: r,
				dialed_s: i,
				connected_s: a,
				secured_s: o,
				sent_s: s,
				first_byte_s: l,
				ended_s: u,
				address: d,
				used: f,
				bytes_sent: p,
				bytes_received: m,
				status: h,
				failure: g,
				retry_after: _,
				wait_s: v
			});
		}
		t.before = o;
		let l = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.instant(), r = i(t.count()), a = G[t.count()] ?? "?", o = t.count();
			l.push({
				at_s: n,
				socket: r,
				out: !!(e & 1),
				kind: a,
				bytes: o,
				text: t.textIf(e & 2)
			});
		}
		let u = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.count(), r = i(t.signed()), a = t.micro(), o = t.micro(), s = t.micro(), c = t.micro(), l = t.micro(), d = t.signed(), f = t.signed(), p = t.signed(), m = t.text(), h = t.text(), g = t.text(), _ = t.text(), v = e & 4 ? Array.from({ length: 14 }, () => t.count()) : null;
			u.push({
				position: n,
				socket: r,
				ready_s: a,
				ended_s: o,
				received_s: s,
				sent_s: c,
				own_gap_s: l,
				address: d,
				local_port: f,
				close_code: p,
				how: m,
				errname: h,
				reason: g,
				detail: _,
				tls: !!(e & 1),
				close_notify: !!(e & 2),
				tcp: v
			});
		}
		let d = {
			steps: t.count(),
			attempts: t.count(),
			frames: t.count(),
			breaks: t.count()
		};
		return {
			...n,
			conversation: a,
			steps: s,
			attempts: c,
			frames: l,
			breaks: u,
			missing: d
		};
	}
};
function an(e) {
	let t = /* @__PURE__ */ new Uint8Array(65536), n = [];
	for (let n of e) t[n] = 1;
	return t.forEach((e, t) => {
		e && n.push(t);
	}), n;
}
// node_modules/uplot/dist/uPlot.esm.js
var on = !0, sn = "uplot", cn = "u-hz", ln = "u-vt", un = "u-title", dn = "u-wrap", fn = "u-under", pn = "u-over", mn = "u-axis", hn = "u-off", gn = "u-select", _n = "u-cursor-x", vn = "u-cursor-y", yn = "u-cursor-pt", bn = "u-legend", xn = "u-live", Sn = "u-inline", Cn = "u-series", wn = "u-marker", Tn = "u-label", En = "u-value", Dn = "width", On = "height", kn = "top", An = "bottom", jn = "left", Mn = "right", Nn = "#000", Pn = "#0000", Fn = "mousemove", In = "mousedown", Ln = "mouseup", Rn = "mouseenter", zn = "mouseleave", Bn = "dblclick", q = "resize", Vn = "scroll", Hn = "change", Un = "dppxchange", Wn = "--", Gn = typeof window < "u", Kn = Gn ? document : null, qn = Gn ? window : null, Jn = Gn ? navigator : null, J, Yn;
function Xn() {
	let e = devicePixelRatio;
	J != e && (J = e, Yn && ur(Hn, Yn, Xn), Yn = matchMedia(`(min-resolution: ${J - .001}dppx) and (max-resolution: ${J + .001}dppx)`), lr(Hn, Yn, Xn), qn.dispatchEvent(new CustomEvent(Un)));
}
function Zn(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function Qn(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function Y(e, t, n) {
	e.style[t] = n + "px";
}
function $n(e, t, n, r) {
	let i = Kn.createElement(e);
	return t != null && Zn(i, t), n?.insertBefore(i, r), i;
}
function er(e, t) {
	return $n("div", e, t);
}
var tr = /* @__PURE__ */ new WeakMap();
function nr(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != tr.get(e) && (e.style.transform = a, tr.set(e, a), t < 0 || n < 0 || t > r || n > i ? Zn(e, hn) : Qn(e, hn));
}
var rr = /* @__PURE__ */ new WeakMap();
function ir(e, t, n) {
	let r = t + n;
	r != rr.get(e) && (rr.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var ar = /* @__PURE__ */ new WeakMap();
function or(e, t, n, r) {
	let i = t + "" + n;
	i != ar.get(e) && (ar.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var sr = { passive: !0 }, cr = {
	...sr,
	capture: !0
};
function lr(e, t, n, r) {
	t.addEventListener(e, n, r ? cr : sr);
}
function ur(e, t, n, r) {
	t.removeEventListener(e, n, sr);
}
Gn && Xn();
function dr(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : Mr((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function fr(e) {
	return (t, n, r) => {
		let i = -1, a = -1;
		for (let a = n; a <= r; a++) if (e(t[a])) {
			i = a;
			break;
		}
		for (let i = r; i >= n; i--) if (e(t[i])) {
			a = i;
			break;
		}
		return [i, a];
	};
}
var pr = (e) => e != null, mr = (e) => e != null && e > 0, hr = fr(pr), gr = fr(mr);
function _r(e, t, n, r = 0, i = !1) {
	let a = i ? gr : hr, o = i ? mr : pr;
	[t, n] = a(e, t, n);
	let s = e[t], c = e[t];
	if (t > -1) {
		if (r == 1) s = e[t], c = e[n];
		else if (r == -1) s = e[n], c = e[t];
		else for (let r = t; r <= n; r++) {
			let t = e[r];
			o(t) && (t < s ? s = t : t > c && (c = t));
		}
	}
	return [s ?? Ur, c ?? -Ur];
}
function vr(e, t, n, r) {
	let i = Rr(e), a = Rr(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? zr : Br, s = i == 1 ? Mr : Pr, c = a == 1 ? Pr : Mr, l = s(o(jr(e))), u = c(o(jr(t))), d = Lr(n, l), f = Lr(n, u);
	return n == 10 && (l < 0 && (d = Q(d, -l)), u < 0 && (f = Q(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = ri(e, d), t = ni(t, f)), [e, t];
}
function yr(e, t, n, r) {
	let i = vr(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var br = .1, xr = {
	mode: 3,
	pad: br
}, Sr = {
	pad: 0,
	soft: null,
	mode: 0
}, Cr = {
	min: Sr,
	max: Sr
};
function wr(e, t, n, r) {
	return mi(n) ? Er(e, t, n) : (Sr.pad = n, Sr.soft = r ? 0 : null, Sr.mode = r ? 3 : 0, Er(e, t, Cr));
}
function X(e, t) {
	return e ?? t;
}
function Tr(e, t, n) {
	for (t = X(t, 0), n = X(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function Er(e, t, n) {
	let r = n.min, i = n.max, a = X(r.pad, 0), o = X(i.pad, 0), s = X(r.hard, -Ur), c = X(i.hard, Ur), l = X(r.soft, Ur), u = X(i.soft, -Ur), d = X(r.mode, 0), f = X(i.mode, 0), p = t - e, m = zr(p), h = Ir(jr(e), jr(t)), g = jr(zr(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != Ur && (a = 0), f == 2 && u != -Ur && (o = 0)));
	let _ = p || h || 1e3, v = Lr(10, Mr(zr(_))), y = Q(ri(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : Ur, x = Ir(s, y < b && e >= b ? b : Fr(b, y)), S = Q(ni(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -Ur, w = Fr(c, S > C && t <= C ? C : Ir(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var Dr = new Intl.NumberFormat(Gn ? Jn.language : "en-US"), Or = (e) => Dr.format(e), kr = Math, Ar = kr.PI, jr = kr.abs, Mr = kr.floor, Nr = kr.round, Pr = kr.ceil, Fr = kr.min, Ir = kr.max, Lr = kr.pow, Rr = kr.sign, zr = kr.log10, Br = kr.log2, Vr = (e, t = 1) => kr.sinh(e) * t, Hr = (e, t = 1) => kr.asinh(e / t), Ur = Infinity;
function Wr(e) {
	return (zr((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function Gr(e, t, n) {
	return Fr(Ir(e, t), n);
}
function Kr(e) {
	return typeof e == "function";
}
function Z(e) {
	return Kr(e) ? e : () => e;
}
var qr = () => {}, Jr = (e) => e, Yr = (e, t) => t, Xr = (e) => null, Zr = (e) => !0, Qr = (e, t) => e == t, $r = /\.\d*?(?=9{6,}|0{6,})/gm, ei = (e) => {
	if (di(e) || ii.has(e)) return e;
	let t = `${e}`, n = t.match($r);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${ei(e)}e${n}`;
	}
	return Q(e, r);
};
function ti(e, t) {
	return ei(Q(ei(e / t)) * t);
}
function ni(e, t) {
	return ei(Pr(ei(e / t)) * t);
}
function ri(e, t) {
	return ei(Mr(ei(e / t)) * t);
}
function Q(e, t = 0) {
	if (di(e)) return e;
	let n = 10 ** t;
	return Nr(e * n * (1 + 2 ** -52)) / n;
}
var ii = /* @__PURE__ */ new Map();
function ai(e) {
	return (("" + e).split(".")[1] || "").length;
}
function oi(e, t, n, r) {
	let i = [], a = r.map(ai);
	for (let o = t; o < n; o++) {
		let t = jr(o), n = Q(Lr(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : Q(c, l);
			i.push(u), ii.set(u, l);
		}
	}
	return i;
}
var si = {}, ci = [], li = [null, null], ui = Array.isArray, di = Number.isInteger, fi = (e) => e === void 0;
function pi(e) {
	return typeof e == "string";
}
function mi(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function hi(e) {
	return typeof e == "object" && !!e;
}
var gi = Object.getPrototypeOf(Uint8Array), _i = "__proto__";
function vi(e, t = mi) {
	let n;
	if (ui(e)) {
		let r = e.find((e) => e != null);
		if (ui(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = vi(e[r], t);
		} else n = e.slice();
	} else if (e instanceof gi) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != _i && (n[r] = vi(e[r], t));
	} else n = e;
	return n;
}
function yi(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != _i && (mi(e[t]) ? yi(e[t], vi(r[t])) : e[t] = vi(r[t]));
	}
	return e;
}
var bi = 0, xi = 1, Si = 2;
function Ci(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function wi(e, t) {
	if (Di(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return Oi(t[0]) || (t = Ei(t)), t;
	}
	let n = /* @__PURE__ */ new Set();
	for (let t = 0; t < e.length; t++) {
		let r = e[t][0], i = r.length;
		for (let e = 0; e < i; e++) n.add(r[e]);
	}
	let r = [Array.from(n).sort((e, t) => e - t)], i = r[0].length, a = /* @__PURE__ */ new Map();
	for (let e = 0; e < i; e++) a.set(r[0][e], e);
	for (let n = 0; n < e.length; n++) {
		let o = e[n], s = o[0];
		for (let e = 1; e < o.length; e++) {
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : xi, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != bi && (l[n] = t, u == Si && d.push(n)) : l[n] = t;
			}
			Ci(l, d, i), r.push(l);
		}
	}
	return r;
}
var Ti = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function Ei(e) {
	let t = e[0], n = t.length, r = Array(n);
	for (let e = 0; e < r.length; e++) r[e] = e;
	r.sort((e, n) => t[e] - t[n]);
	let i = [];
	for (let t = 0; t < e.length; t++) {
		let a = e[t], o = Array(n);
		for (let e = 0; e < n; e++) o[e] = a[r[e]];
		i.push(o);
	}
	return i;
}
function Di(e) {
	let t = e[0][0], n = t.length;
	for (let r = 1; r < e.length; r++) {
		let i = e[r][0];
		if (i.length != n) return !1;
		if (i != t) {
			for (let e = 0; e < n; e++) if (i[e] != t[e]) return !1;
		}
	}
	return !0;
}
function Oi(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = Ir(1, Mr((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var ki = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], Ai = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function ji(e) {
	return e.slice(0, 3);
}
var Mi = Ai.map(ji), Ni = {
	MMMM: ki,
	MMM: ki.map(ji),
	WWWW: Ai,
	WWW: Mi
};
function Pi(e) {
	return (e < 10 ? "0" : "") + e;
}
function Fi(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var Ii = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => Pi(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => Pi(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => Pi(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => Pi(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => Pi(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => Fi(e.getMilliseconds())
};
function Li(e, t) {
	t ||= Ni;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? Ii[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var Ri = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function zi(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == Ri ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var Bi = (e) => e % 1 == 0, Vi = [
	1,
	2,
	2.5,
	5
], Hi = oi(10, -32, 0, Vi), Ui = oi(10, 0, 32, Vi), Wi = Ui.filter(Bi), Gi = Hi.concat(Ui), Ki = "\n", qi = "{YYYY}", Ji = Ki + qi, Yi = "{M}/{D}", Xi = Ki + Yi, Zi = Xi + "/{YY}", Qi = "{aa}", $i = "{h}:{mm}" + Qi, ea = Ki + $i, ta = ":{ss}", $ = null;
function na(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? oi(10, 0, 3, Vi).filter(Bi) : oi(10, -3, 0, Vi)).concat([
		t,
		t * 5,
		t * 10,
		t * 15,
		t * 30,
		n,
		n * 5,
		n * 10,
		n * 15,
		n * 30,
		r,
		r * 2,
		r * 3,
		r * 4,
		r * 6,
		r * 8,
		r * 12,
		i,
		i * 2,
		i * 3,
		i * 4,
		i * 5,
		i * 6,
		i * 7,
		i * 8,
		i * 9,
		i * 10,
		i * 15,
		a,
		a * 2,
		a * 3,
		a * 4,
		a * 6,
		o,
		o * 2,
		o * 5,
		o * 10,
		o * 25,
		o * 50,
		o * 100
	]), c = [
		[
			o,
			qi,
			$,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i * 28,
			"{MMM}",
			Ji,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i,
			Yi,
			Ji,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			r,
			"{h}" + Qi,
			Zi,
			$,
			Xi,
			$,
			$,
			$,
			1
		],
		[
			n,
			$i,
			Zi,
			$,
			Xi,
			$,
			$,
			$,
			1
		],
		[
			t,
			ta,
			Zi + " " + $i,
			$,
			Xi + " " + $i,
			$,
			ea,
			$,
			1
		],
		[
			e,
			ta + ".{fff}",
			Zi + " " + $i,
			$,
			Xi + " " + $i,
			$,
			ea,
			$,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = Q(g * e, 3), v = fa(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = Q(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : Q(fa(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(Nr(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = fa(c + r * a, l + n * a, 1), s = o - t(Q(o * e, 3));
					i = Q((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (Mr(l) - Mr(_)) + ni(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = Q(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = Mr(Q(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					Q((o - i) / d, 3) * v >= .7 && p.push(o);
				} else p.push(o);
			}
			return p;
		};
	}
	return [
		s,
		c,
		l
	];
}
var [ra, ia, aa] = na(1), [oa, sa, ca] = na(.001);
oi(2, -53, 53, [1]);
function la(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function ua(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function da(e, t) {
	let n = Li(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function fa(e, t, n) {
	return new Date(e, t, n);
}
function pa(e, t) {
	return t(e);
}
var ma = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function ha(e, t) {
	return (n, r, i, a) => a == null ? Wn : t(e(r));
}
function ga(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function _a(e, t) {
	return e.series[t].fill(e, t);
}
var va = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: qr,
	markers: {
		show: !0,
		width: 2,
		stroke: ga,
		fill: _a,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function ya(e, t) {
	let n = e.cursor.points, r = er(), i = n.size(e, t);
	Y(r, Dn, i), Y(r, On, i);
	let a = i / -2;
	Y(r, "marginLeft", a), Y(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && Y(r, "borderWidth", o), r;
}
function ba(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function xa(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Sa(e, t) {
	return e.series[t].points.size;
}
var Ca = [0, 0];
function wa(e, t, n) {
	return Ca[0] = t, Ca[1] = n, Ca;
}
function Ta(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function Ea(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var Da = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: wa,
	points: {
		one: !1,
		show: ya,
		size: Sa,
		width: 0,
		stroke: xa,
		fill: ba
	},
	bind: {
		mousedown: Ta,
		mouseup: Ta,
		click: Ta,
		dblclick: Ta,
		mousemove: Ea,
		mouseleave: Ea,
		mouseenter: Ea
	},
	drag: {
		setScale: !0,
		x: !0,
		y: !1,
		dist: 0,
		uni: null,
		click: (e, t) => {
			t.stopPropagation(), t.stopImmediatePropagation();
		},
		_x: !1,
		_y: !1
	},
	focus: {
		dist: (e, t, n, r, i) => r - i,
		prox: -1,
		bias: 0
	},
	hover: {
		skip: [void 0],
		prox: null,
		bias: 0
	},
	left: -10,
	top: -10,
	idx: null,
	dataIdx: null,
	idxs: null,
	event: null
}, Oa = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, ka = yi({}, Oa, { filter: Yr }), Aa = yi({}, ka, { size: 10 }), ja = yi({}, Oa, { show: !1 }), Ma = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", Na = "bold " + Ma, Pa = 1.5, Fa = {
	show: !0,
	scale: "x",
	stroke: Nn,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Na,
	side: 2,
	grid: ka,
	ticks: Aa,
	border: ja,
	font: Ma,
	lineGap: Pa,
	rotate: 0
}, Ia = "Value", La = "Time", Ra = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: Ur,
	max: -Infinity,
	idxs: []
};
function za(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : Or(e));
}
function Ba(e, t, n, r, i, a, o) {
	let s = [], c = ii.get(i) || 0;
	n = o ? n : Q(ni(n, i), c);
	for (let e = n; e <= r; e = Q(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function Va(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = Lr(c, Mr((c == 10 ? zr : Br)(n))), c == 10 && (i = Gi[dr(i, Gi)]);
	let l = n, u = i * c;
	c == 10 && (u = Gi[dr(u, Gi)]);
	do
		s.push(l), l += i, c == 10 && !ii.has(l) && (l = Q(l, ii.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = Gi[dr(u, Gi)]));
	while (l <= r);
	return s;
}
function Ha(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? Va(e, t, Ir(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? Va(e, t, Ir(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var Ua = /./, Wa = /[12357]/, Ga = /[125]/, Ka = /1/, qa = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function Ja(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? Ua : c(7, o) - u >= l ? Wa : c(5, o) - u >= l ? Ga : Ka;
	if (d == Ka) {
		let e = jr(c(1, o) - u);
		if (e < l) return qa(t.slice().reverse(), s.distr, d, Pr(l / e)).reverse();
	}
	return qa(t, s.distr, d, 1);
}
function Ya(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = jr(c(1, o) - c(2, o));
	return l < s ? qa(t.slice().reverse(), 3, Ua, Pr(s / l)).reverse() : t;
}
function Xa(e, t, n, r) {
	return r == null ? Wn : t == null ? "" : Or(t);
}
var Za = {
	show: !0,
	scale: "y",
	stroke: Nn,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Na,
	side: 3,
	grid: ka,
	ticks: Aa,
	border: ja,
	font: Ma,
	lineGap: Pa,
	rotate: 0
};
function Qa(e, t) {
	return Q((3 + (e || 1) * 2) * t, 3);
}
function $a(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = jr(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * J);
	return r[1] - r[0] <= o;
}
var eo = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: Ur,
	max: -Infinity
}, to = (e, t, n, r, i) => i, no = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: to,
	alpha: 1,
	facets: [yi({}, eo, { scale: "x" }), yi({}, eo, { scale: "y" })]
}, ro = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: to,
	alpha: 1,
	points: {
		show: $a,
		filter: null
	},
	values: null,
	min: Ur,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function io(e, t, n, r, i) {
	return n / 10;
}
var ao = {
	time: on,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, oo = yi({}, ao, {
	time: !1,
	ori: 1
}), so = {};
function co(e, t) {
	let n = so[e];
	return n || (n = {
		key: e,
		plots: [],
		sub(e) {
			n.plots.push(e);
		},
		unsub(e) {
			n.plots = n.plots.filter((t) => t != e);
		},
		pub(e, t, r, i, a, o, s) {
			for (let c = 0; c < n.plots.length; c++) n.plots[c] != t && n.plots[c].pub(e, t, r, i, a, o, s);
		}
	}, e != null && (so[e] = n)), n;
}
var lo = 1, uo = 2;
function fo(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, xo, Co, To, Do, ko) : n(i, c, l, u, d, _, g, p, f, h, m, So, wo, Eo, Oo, Ao);
}
function po(e, t) {
	let n = 0, r = 0, i = X(e.bands, ci);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function mo(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function ho(e, t, n, r, i, a) {
	return fo(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? Co : wo, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function go(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? To : Eo, c = n;
		for (let t = 0; t < e.length; t++) {
			let n = e[t];
			if (n[1] > n[0]) {
				let e = n[0] - c;
				e > 0 && s(o, c, r, e, r + a), c = n[1];
			}
		}
		let l = n + i - c;
		l > 0 && s(o, c, r - 5, l, r + a + 10);
	}
	return o;
}
function _o(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function vo(e, t, n, r, i, a, o) {
	let s = [], c = e.length;
	for (let l = i == 1 ? n : r; l >= n && l <= r; l += i) if (t[l] === null) {
		let u = l, d = l;
		if (i == 1) for (; ++l <= r && t[l] === null;) d = l;
		else for (; --l >= n && t[l] === null;) d = l;
		let f = a(e[u]), p = d == u ? f : a(e[d]), m = u - i;
		f = o <= 0 && m >= 0 && m < c ? a(e[m]) : f;
		let h = d + i;
		p = o >= 0 && h >= 0 && h < c ? a(e[h]) : p, p >= f && s.push([f, p]);
	}
	return s;
}
function yo(e) {
	return e == 0 ? Jr : e == 1 ? Nr : (t) => ti(t, e);
}
function bo(e) {
	let t = e == 0 ? xo : So, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = Fr(c, o / 2, s / 2), l = Fr(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var xo = (e, t, n) => {
	e.moveTo(t, n);
}, So = (e, t, n) => {
	e.moveTo(n, t);
}, Co = (e, t, n) => {
	e.lineTo(t, n);
}, wo = (e, t, n) => {
	e.lineTo(n, t);
}, To = bo(0), Eo = bo(1), Do = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, Oo = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, ko = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, Ao = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function jo(e) {
	return (e, t, n, r, i) => fo(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = xo, v = Do) : (_ = So, v = Oo);
		let y = Q(g.width * J, 3), b = (g.size - g.width) / 2 * J, x = Q(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		To(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, Ar * 2);
			}
		};
		if (i) i.forEach(O);
		else for (let e = n; e <= r; e++) O(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function Mo(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var No = Mo(Co), Po = Mo(wo);
function Fo(e) {
	let t = X(e?.alignGaps, 0);
	return (e, n, r, i) => fo(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = hr(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = Co, b = No) : (y = wo, b = Po);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: lo
		}, C = S.stroke, w = !1;
		if (i - r >= m * 4) {
			let t = (t) => e.posToVal(t, c.key, !0), n = null, a = null, l, u, d, f = _(o[x == 1 ? r : i]), p = _(o[r]), m = _(o[i]), h = t(x == 1 ? p + 1 : m - 1);
			for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
				let r = o[e], i = (x == 1 ? r < h : r > h) ? f : _(r), c = s[e];
				i == f ? c == null ? c === null && (w = !0) : (u = c, n == null ? (y(C, i, v(u)), l = n = a = u) : u < n ? n = u : u > a && (a = u)) : (n != null && b(C, f, v(n), v(a), v(l), v(u)), c == null ? (n = a = null, c === null && (w = !0)) : (u = c, y(C, i, v(u)), n = a = l = u), f = i, h = t(f + x));
			}
			n != null && n != a && d != f && b(C, f, v(n), v(a), v(l), v(u));
		} else for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
			let t = s[e];
			t === null ? w = !0 : t != null && y(C, _(o[e]), v(t));
		}
		let [T, E] = po(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...vo(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = go(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [ho(e, n, r, i, C, -1), ho(e, n, r, i, C, 1)] : ho(e, n, r, i, C, E)), S;
	});
}
function Io(e) {
	let t = X(e.align, 1), n = X(e.ascDesc, !1), r = X(e.alignGaps, 0), i = X(e.extend, !1);
	return (e, a, o, s) => fo(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = hr(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? Co : wo, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: lo
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), A = k, j = k;
		i && t == -1 && (j = b, w(E, j, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, A, i), w(E, r, i), O = i, A = r;
		}
		let ee = A;
		i && t == 1 && (ee = b + x, w(E, ee, O));
		let [te, ne] = po(e, a);
		if (c.fill != null || te != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, te));
			w(t, ee, n), w(t, j, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...vo(l, u, o, s, D, S, r));
			let f = c.width * J / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = go(i, d.ori, h, g, _, v);
		}
		return ne != 0 && (T.band = ne == 2 ? [ho(e, a, o, s, E, -1), ho(e, a, o, s, E, 1)] : ho(e, a, o, s, E, ne)), T;
	});
}
function Lo(e, t, n, r, i, a, o = Ur) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = jr(e[c] - e[s]);
				t < l && (l = t, o = jr(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function Ro(e) {
	e ||= si;
	let t = X(e.size, [
		.6,
		Ur,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = Z(i), o = 1 - t[0], s = X(t[1], Ur), c = X(t[2], 1), l = X(e.disp, si), u = X(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => fo(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * J, O = s * J, k = c * J, A, j;
		_.ori == 0 ? [A, j] = a(e, t) : [j, A] = a(e, t);
		let ee = _.dir * (_.ori == 0 ? 1 : -1), te = _.ori == 0 ? To : Eo, ne = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, re = X(e.bands, ci).find((e) => e.series[0] == t), ie = re == null ? 0 : re.dir, ae = m.fillTo(e, t, m.min, m.max, ie), M = T(b(ae, v, w, S)), N, P, oe, F = C, I = T(m.width * J), se = !1, ce = null, L = null, le = null, ue = null;
		d != null && (I == 0 || f != null) && (se = !0, ce = d.values(e, t, i, p), L = /* @__PURE__ */ new Map(), new Set(ce).forEach((e) => {
			e != null && L.set(e, new Path2D());
		}), I > 0 && (le = f.values(e, t, i, p), ue = /* @__PURE__ */ new Map(), new Set(le).forEach((e) => {
			e != null && ue.set(e, new Path2D());
		})));
		let { x0: R, size: z } = l;
		if (R != null && z != null) {
			E = 1, h = R.values(e, t, i, p), R.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = z.values(e, t, i, p);
			P = z.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), F = Lo(h, g, y, _, C, x, F), oe = F - P + D;
		} else F = Lo(h, g, y, _, C, x, F), oe = F * o + D, P = F - oe;
		oe < 1 && (oe = 0), I >= P / 2 && (I = 0), oe < 5 && (T = Jr);
		let de = oe > 0, fe = F - oe - (de ? I : 0);
		P = T(Gr(fe, k, O)), N = (E == 0 ? P / 2 : E == ee ? 0 : P) - E * ee * ((E == 0 ? D / 2 : 0) + (de ? I / 2 : 0));
		let pe = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, me = se ? null : new Path2D(), he = null;
		if (re != null) he = e.data[re.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), he = n.values(e, t, i, p));
		}
		let ge = A * P, _e = j * P;
		for (let n = ee == 1 ? i : p; n >= i && n <= p; n += ee) {
			let r = g[n];
			if (r == null) continue;
			if (he != null) {
				let e = he[n] ?? 0;
				if (r - e == 0) continue;
				M = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(X(r, ae), v, w, S), o = T(i - N), s = T(Ir(a, M)), c = T(Fr(a, M)), u = s - c;
			if (r != null) {
				let i = r < 0 ? _e : ge, a = r < 0 ? ge : _e;
				se ? (I > 0 && le[n] != null && te(ue.get(le[n]), o, c + Mr(I / 2), P, Ir(0, u - I), i, a), ce[n] != null && te(L.get(ce[n]), o, c + Mr(I / 2), P, Ir(0, u - I), i, a)) : te(me, o, c + Mr(I / 2), P, Ir(0, u - I), i, a), ne(e, t, n, o - I / 2, c, P + I, u);
			}
		}
		return I > 0 ? pe.stroke = se ? ue : me : se || (pe._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, pe.width = 0), pe.fill = se ? L : me, pe;
	});
}
function zo(e, t) {
	let n = X(t?.alignGaps, 0);
	return (t, r, i, a) => fo(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = hr(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = xo, S = Co, x = ko) : (b = So, S = wo, x = Ao);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = s[e], n = v(t);
			E.push(T = n), D.push(y(c[e]));
		}
		let O = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: lo
		}, k = O.stroke, [A, j] = po(t, r);
		if (o.fill != null || A != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, A));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...vo(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = go(e, l.ori, p, m, h, g);
		}
		return j != 0 && (O.band = j == 2 ? [ho(t, r, i, a, k, -1), ho(t, r, i, a, k, 1)] : ho(t, r, i, a, k, j)), O;
	});
}
function Bo(e) {
	return zo(Vo, e);
}
function Vo(e, t, n, r, i, a) {
	let o = e.length;
	if (o < 2) return null;
	let s = new Path2D();
	if (n(s, e[0], t[0]), o == 2) r(s, e[1], t[1]);
	else {
		let n = Array(o), r = Array(o - 1), a = Array(o - 1), c = Array(o - 1);
		for (let n = 0; n < o - 1; n++) a[n] = t[n + 1] - t[n], c[n] = e[n + 1] - e[n], r[n] = a[n] / c[n];
		n[0] = r[0];
		for (let e = 1; e < o - 1; e++) r[e] === 0 || r[e - 1] === 0 || r[e - 1] > 0 != r[e] > 0 ? n[e] = 0 : (n[e] = 3 * (c[e - 1] + c[e]) / ((2 * c[e] + c[e - 1]) / r[e - 1] + (c[e] + 2 * c[e - 1]) / r[e]), isFinite(n[e]) || (n[e] = 0));
		n[o - 1] = r[o - 2];
		for (let r = 0; r < o - 1; r++) i(s, e[r] + c[r] / 3, t[r] + n[r] * c[r] / 3, e[r + 1] - c[r] / 3, t[r + 1] - n[r + 1] * c[r] / 3, e[r + 1], t[r + 1]);
	}
	return s;
}
var Ho = /* @__PURE__ */ new Set();
function Uo() {
	for (let e of Ho) e.syncRect(!0);
}
Gn && (lr(q, qn, Uo), lr(Vn, qn, Uo, !0), lr(Un, qn, () => {
	as.pxRatio = J;
}));
var Wo = Fo(), Go = jo();
function Ko(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => Jo(e, r, t, n));
}
function qo(e, t) {
	return e.map((e, n) => n == 0 ? {} : yi({}, t, e));
}
function Jo(e, t, n, r) {
	return yi({}, t == 0 ? n : r, e);
}
function Yo(e, t, n) {
	return t == null ? li : [t, n];
}
var Xo = Yo;
function Zo(e, t, n) {
	return t == null ? li : wr(t, n, br, !0);
}
function Qo(e, t, n, r) {
	return t == null ? li : vr(t, n, e.scales[r].log, !1);
}
var $o = Qo;
function es(e, t, n, r) {
	return t == null ? li : yr(t, n, e.scales[r].log, !1);
}
var ts = es;
function ns(e, t, n, r, i) {
	let a = Ir(Wr(e), Wr(t)), o = t - e, s = dr(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? ii.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function rs(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = Nr((n = +r) * J)) + "px"), [
		e,
		t,
		n
	];
}
function is(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = Q(e[2] * J, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function as(e, t, n) {
	let r = { mode: X(e.mode, 1) }, i = r.mode;
	function a(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? 1 - i : i);
	}
	function o(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? i : 1 - i);
	}
	function s(e, t, n, r) {
		return t.ori == 0 ? a(e, t, n, r) : o(e, t, n, r);
	}
	r.valToPosH = a, r.valToPosV = o;
	let c = !1;
	r.status = 0;
	let l = r.root = er(sn);
	if (e.id != null && (l.id = e.id), Zn(l, e.class), e.title) {
		let t = er(un, l);
		t.textContent = e.title;
	}
	let u = $n("canvas"), d = r.ctx = u.getContext("2d"), f = er(dn, l);
	lr("click", f, (e) => {
		e.target === m && (G != $t || K != en) && an.click(r, e);
	}, !0);
	let p = r.under = er(fn, f);
	f.appendChild(u);
	let m = r.over = er(pn, f);
	e = vi(e);
	let h = +X(e.pxAlign, 1), g = yo(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? Ko(e.series || [], Ra, ro, !1) : qo(e.series || [null], no), y = r.axes = Ko(e.axes || [], Fa, Za, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Lt,
		series: Et
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => zr(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => Hr(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || si)[t] || si;
			if (r.from != null) {
				E(r.from);
				let e = yi({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = yi({}, t == S ? ao : oo, r), n.key = t;
				let e = n.time, a = n.range, o = ui(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? xr : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? xr : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && mi(a))) {
					let e = a;
					a = (t, n, r) => n == null ? li : wr(n, r, e);
				}
				n.range = Z(a || (e ? Xo : t == S ? n.distr == 3 ? $o : n.distr == 4 ? ts : Yo : n.distr == 3 ? Qo : n.distr == 4 ? es : Zo)), n.auto = Z(!o && n.auto), n.clamp = Z(n.clamp || io), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, A;
	D.ori == 0 ? (Zn(l, cn), k = a, A = o) : (Zn(l, ln), k = o, A = a);
	let j = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (j[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let ee = e.tzDate || ((e) => new Date(Nr(e / _))), te = e.fmtDate || Li, ne = _ == 1 ? aa(ee) : ca(ee), re = ua(ee, la(_ == 1 ? ia : sa, te)), ie = ha(ee, pa(ma, te)), ae = [], M = r.legend = yi({}, va, e.legend), N = r.cursor = yi({}, Da, { drag: { y: i == 2 } }, e.cursor), P = M.show, oe = N.show, F = M.markers;
	M.idxs = ae, F.width = Z(F.width), F.dash = Z(F.dash), F.stroke = Z(F.stroke), F.fill = Z(F.fill);
	let I, se, ce, L = [], le = [], ue, R = !1, z = {};
	if (M.live) {
		let e = v[1] ? v[1].values : null;
		R = e != null, ue = R ? e(r, 1, 0) : { _: 0 };
		for (let e in ue) z[e] = Wn;
	}
	if (P) {
		if (I = $n("table", bn, l), ce = $n("tbody", null, I), M.mount(r, I), R) {
			se = $n("thead", null, I, ce);
			let e = $n("tr", null, se);
			for (var de in $n("th", null, e), ue) $n("th", Tn, e).textContent = de;
		} else Zn(I, Sn), M.live && Zn(I, xn);
	}
	let fe = { show: !0 }, pe = { show: !1 };
	function me(e, t) {
		if (t == 0 && (R || !M.live || i == 2)) return li;
		let n = [], a = $n("tr", Cn, ce, ce.childNodes[t]);
		Zn(a, e.class), e.show || Zn(a, hn);
		let o = $n("th", null, a);
		if (F.show) {
			let e = er(wn, o);
			if (t > 0) {
				let n = F.width(r, t);
				n && (e.style.border = n + "px " + F.dash(r, t) + " " + F.stroke(r, t)), e.style.background = F.fill(r, t);
			}
		}
		let s = er(Tn, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (F.show || (s.style.color = e.width > 0 ? F.stroke(r, t) : F.fill(r, t)), ge("click", o, (t) => {
			if (N._lock) return;
			U(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != M.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && Yn(r, e ? r == n ? fe : pe : fe, !0, Oi.setSeries);
				});
			} else Yn(n, { show: !e.show }, !0, Oi.setSeries);
		}, !1), Ue && ge(Rn, o, (t) => {
			N._lock || (U(t), Yn(v.indexOf(e), pr, !0, Oi.setSeries));
		}, !1)), ue) {
			let e = $n("td", En, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let he = /* @__PURE__ */ new Map();
	function ge(e, t, n, i = !0) {
		let a = he.get(t) || {}, o = N.bind[e](r, t, n, i);
		o && (lr(e, t, a[e] = o), he.set(t, a));
	}
	function _e(e, t, n) {
		let r = he.get(t) || {};
		for (let n in r) (e == null || n == e) && (ur(n, t, r[n]), delete r[n]);
		e ?? he.delete(t);
	}
	let ve = 0, ye = 0, B = 0, V = 0, H = 0, be = 0, xe = H, Se = be, Ce = B, we = V, Te = 0, Ee = 0, De = 0, Oe = 0;
	r.bbox = {};
	let ke = !1, Ae = !1, je = !1, Me = !1, Ne = !1, Pe = !1;
	function Fe(e, t, n) {
		(n || e != r.width || t != r.height) && Ie(e, t), Rt(!1), je = !0, Ae = !0, Ut();
	}
	function Ie(e, t) {
		r.width = ve = B = e, r.height = ye = V = t, H = be = 0, ze(), Be();
		let n = r.bbox;
		Te = n.left = ti(H * J, .5), Ee = n.top = ti(be * J, .5), De = n.width = ti(B * J, .5), Oe = n.height = ti(V * J, .5);
	}
	function Le() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Ft(t), i = It(t);
			e = t == 3 || n && i, e || (Ie(r.width, r.height), Ae = !0);
		}
	}
	function Re({ width: e, height: t }) {
		Fe(e, t);
	}
	r.setSize = Re;
	function ze() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (B -= c, a == 3 ? (H += c, r = !0) : n = !0) : (V -= c, a == 0 ? (be += c, e = !0) : t = !0));
			}
		}), Qe[0] = e, Qe[1] = n, Qe[2] = t, Qe[3] = r, B -= nt[1] + nt[3], H += nt[3], V -= nt[2] + nt[0], be += nt[0];
	}
	function Be() {
		let e = H + B, t = be + V, n = H, r = be;
		function i(i, a) {
			switch (i) {
				case 1: return e += a, e - a;
				case 2: return t += a, t - a;
				case 3: return n -= a, n + a;
				case 0: return r -= a, r + a;
			}
		}
		y.forEach((e, t) => {
			if (e.show && e._show) {
				let t = e.side;
				e._pos = i(t, e._size), e.label != null && (e._lpos = i(t, e.labelSize));
			}
		});
	}
	if (N.dataIdx == null) {
		let e = N.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = Z(e.prox), i = e.bias ??= 0;
		N.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? Ur, u = l >= 0 && l < Ur, d = D.ori == 0 ? B : V, f = N.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -Infinity : k(p[e], D, d, 0), r = t == null ? Infinity : k(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && jr(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let U = (e) => {
		N.event = e;
	};
	N.idxs = ae, N._lock = !1;
	let Ve = N.points;
	Ve.show = Z(Ve.show), Ve.size = Z(Ve.size), Ve.stroke = Z(Ve.stroke), Ve.width = Z(Ve.width), Ve.fill = Z(Ve.fill);
	let He = r.focus = yi({}, e.focus || { alpha: .3 }, N.focus), Ue = He.prox >= 0, We = Ue && Ve.one, Ge = [], Ke = [], qe = [];
	function Je(e, t) {
		let n = Ve.show(r, t);
		if (n instanceof HTMLElement) return Zn(n, yn), Zn(n, e.class), nr(n, -10, -10, B, V), m.insertBefore(n, Ge[t]), n;
	}
	function Ye(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? pi(n) ? ha(ee, pa(n, te)) : n || ie : n || Xa, e.label = e.label || (t ? La : Ia);
		}
		if (We || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || Wo || Xr, e.fillTo = Z(e.fillTo || mo), e.pxAlign = +X(e.pxAlign, h), e.pxRound = yo(e.pxAlign), e.stroke = Z(e.stroke || null), e.fill = Z(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = Qa(Ir(1, e.width), 1), n = e.points = yi({}, {
				size: t,
				width: Ir(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: Go,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = Z(n.show), n.filter = Z(n.filter), n.fill = Z(n.fill), n.stroke = Z(n.stroke), n.paths = Z(n.paths), n.pxAlign = e.pxAlign;
		}
		if (P) {
			let n = me(e, t);
			L.splice(t, 0, n[0]), le.splice(t, 0, n[1]), M.values.push(null);
		}
		if (oe) {
			ae.splice(t, 0, null);
			let n = null;
			We ? t == 0 && (n = Je(e, t)) : t > 0 && (n = Je(e, t)), Ge.splice(t, 0, n), Ke.splice(t, 0, 0), qe.splice(t, 0, 0);
		}
		Ei("addSeries", t);
	}
	function Xe(e, t) {
		t ??= v.length, e = i == 1 ? Jo(e, t, Ra, ro) : Jo(e, t, {}, no), v.splice(t, 0, e), Ye(v[t], t);
	}
	r.addSeries = Xe;
	function Ze(e) {
		if (v.splice(e, 1), P) {
			M.values.splice(e, 1), le.splice(e, 1);
			let t = L.splice(e, 1)[0];
			_e(null, t.firstChild), t.remove();
		}
		oe && (ae.splice(e, 1), Ge.splice(e, 1)[0].remove(), Ke.splice(e, 1), qe.splice(e, 1)), Ei("delSeries", e);
	}
	r.delSeries = Ze;
	let Qe = [
		!1,
		!1,
		!1,
		!1
	];
	function $e(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = Z(e.size), e.space = Z(e.space), e.rotate = Z(e.rotate), ui(e.incrs) && e.incrs.forEach((e) => {
				!ii.has(e) && ii.set(e, ai(e));
			}), e.incrs = Z(e.incrs || (i.distr == 2 ? Wi : a ? _ == 1 ? ra : oa : Gi)), e.splits = Z(e.splits || (a && i.distr == 1 ? ne : i.distr == 3 ? Va : i.distr == 4 ? Ha : Ba)), e.stroke = Z(e.stroke), e.grid.stroke = Z(e.grid.stroke), e.ticks.stroke = Z(e.ticks.stroke), e.border.stroke = Z(e.border.stroke);
			let o = e.values;
			e.values = ui(o) && !ui(o[0]) ? Z(o) : a ? ui(o) ? ua(ee, la(o, te)) : pi(o) ? da(ee, o) : o || re : o || za, e.filter = Z(e.filter || (i.distr >= 3 && i.log == 10 ? Ja : i.distr == 3 && i.log == 2 ? Ya : Yr)), e.font = rs(e.font), e.labelFont = rs(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (Qe[t] = !0, e._el = er(mn, f));
		}
	}
	function et(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? Nr(Fa.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? Nr(Za.size / 2) : 0), l;
	}
	let tt = r.padding = (e.padding || [
		et,
		et,
		et,
		et
	]).map((e) => Z(X(e, et))), nt = r._padding = tt.map((e, t) => e(r, t, Qe, 0)), rt, it = null, at = null, ot = i == 1 ? v[0].idxs : null, st = null, ct = !1;
	function lt(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			rt = 0;
			for (let e = 1; e < v.length; e++) rt += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), st = t[0], rt = st.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(rt);
				for (let e = 0; e < rt; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (Rt(!0), Ei("setData"), O == 2 && (je = !0), n !== !1) {
			let e = D;
			e.auto(r, ct) ? ut() : Jn(S, e.min, e.max), Me ||= N.left >= 0, Pe = !0, Ut();
		}
	}
	r.setData = lt;
	function ut() {
		ct = !0;
		let e, n;
		i == 1 && (rt > 0 ? (it = ot[0] = 0, at = ot[1] = rt - 1, e = t[0][it], n = t[0][at], O == 2 ? (e = it, n = at) : e == n && (O == 3 ? [e, n] = vr(e, e, D.log, !1) : O == 4 ? [e, n] = yr(e, e, D.log, !1) : D.time ? n = e + Nr(86400 / _) : [e, n] = wr(e, n, br, !0))) : (it = ot[0] = e = null, at = ot[1] = n = null)), Jn(S, e, n);
	}
	let dt, ft, pt, mt, ht, gt, _t, vt, yt, bt;
	function xt(e, t, n, r, i, a) {
		e ??= Pn, n ??= ci, r ??= "butt", i ??= Pn, a ??= "round", e != dt && (d.strokeStyle = dt = e), i != ft && (d.fillStyle = ft = i), t != pt && (d.lineWidth = pt = t), a != ht && (d.lineJoin = ht = a), r != gt && (d.lineCap = gt = r), n != mt && d.setLineDash(mt = n);
	}
	function W(e, t, n, r) {
		t != ft && (d.fillStyle = ft = t), e != _t && (d.font = _t = e), n != vt && (d.textAlign = vt = n), r != yt && (d.textBaseline = yt = r);
	}
	function St(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, ct) && (t == null || t.min == null)) {
			let t = X(it, 0), r = X(at, i.length - 1), o = n.min == null ? _r(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = Fr(e.min, n.min = o[0]), e.max = Ir(e.max, n.max = o[1]);
		}
	}
	let Ct = {
		min: null,
		max: null
	};
	function wt() {
		for (let e in b) {
			let t = b[e];
			j[e] == null && (t.min == null || j[S] != null && t.auto(r, ct)) && (j[e] = Ct);
		}
		for (let e in b) {
			let t = b[e];
			j[e] == null && t.from != null && j[t.from] != null && (j[e] = Ct);
		}
		j[S] != null && Rt(!0);
		let e = {};
		for (let t in j) {
			let n = j[t];
			if (n != null) {
				let a = e[t] = vi(b[t], hi);
				if (n.min != null) yi(a, n);
				else if (t != S || i == 2) {
					if (rt == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = Ur, a.max = -Infinity;
				}
			}
		}
		if (rt > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = j[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], it = dr(s.min, t[0]), at = dr(s.max, t[0]), at - it > 1 && (t[0][it] < s.min && it++, t[0][at] > s.max && at--), n.min = st[it], n.max = st[at];
					} else n.show && n.auto && St(s, o, n, t[a], n.sorted);
					n.idxs[0] = it, n.idxs[1] = at;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && St(u, j[o], r, c, r.sorted), d != null && St(d, j[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = j[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == Ur ? null : n.min, n.max == -Infinity ? null : n.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		for (let t in e) {
			let n = e[t];
			if (n.from != null) {
				let i = e[n.from];
				if (i.min == null) n.min = n.max = null;
				else {
					let e = n.range(r, i.min, i.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		let n = {}, a = !1;
		for (let t in e) {
			let r = e[t], i = b[t];
			if (i.min != r.min || i.max != r.max) {
				i.min = r.min, i.max = r.max;
				let e = i.distr;
				i._min = e == 3 ? zr(i.min) : e == 4 ? Hr(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? zr(i.max) : e == 4 ? Hr(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) je = !0, Ei("setScale", e);
			oe && N.left >= 0 && (Me = Pe = !0);
		}
		for (let e in j) j[e] = null;
	}
	function Tt(e) {
		let t = Gr(it - 1, 0, rt - 1), n = Gr(at + 1, 0, rt - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < rt - 1;) n++;
		return [t, n];
	}
	function Et() {
		if (rt > 0) {
			let e = v.some((e) => e._focus) && bt != He.alpha;
			e && (d.globalAlpha = bt = He.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (Dt(n, !1), Dt(n, !0), e._paths == null)) {
					let a = bt;
					bt != e.alpha && (d.globalAlpha = bt = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Tt(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), bt != a && (d.globalAlpha = bt = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = bt;
					bt != e.alpha && (d.globalAlpha = bt = e.alpha), e._paths != null && Ot(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, it, at, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, it, at, a), Ot(t, !0));
					}
					bt != n && (d.globalAlpha = bt = n), Ei("drawSeries", t);
				}
			}), e && (d.globalAlpha = bt = 1);
		}
	}
	function Dt(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function Ot(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = Q(l * J, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = Te - l / 2, t = Ee - l / 2, n = De + l, r = Oe + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? At(s, l, n.dash, n.cap, c, r, i, o, a) : kt(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function kt(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || si).band;
				ui(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && Tr(g, it, at) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, At(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || At(n, i, a, o, s, c, l, u, d, f);
	}
	function At(e, t, n, r, i, a, o, s, c, l, u, f) {
		xt(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Mt(i, o), jt(e, a, t)) : s & uo ? (Mt(i, o), d.clip(f), jt(e, a, t)) : s & lo && (d.save(), d.clip(f), u && d.clip(u), Mt(i, o), d.restore(), jt(e, a, t)) : (Mt(i, o), jt(e, a, t)), (c || l || f) && d.restore();
	}
	function jt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = dt = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Mt(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = ft = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Nt(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = ns(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Pt(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), xt(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function Ft(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, Rt(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, Rt(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Nt(i, c, l, s == 0 ? B : V);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => st[e]) : p, h = a.distr == 2 ? st[p[1]] - st[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = Pr(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function It(e) {
		let t = !0;
		return tt.forEach((n, i) => {
			let a = n(r, i, Qe, e);
			a != nt[i] && (t = !1), nt[i] = a;
		}), t;
	}
	function Lt() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = Nr((t._lpos + s) * J);
				W(t.labelFont[0], c, "center", n == 2 ? kn : An), d.save(), i == 1 ? (a = o = 0, d.translate(p, Nr(Ee + Oe / 2)), d.rotate((n == 3 ? -Ar : Ar) / 2)) : (a = Nr(Te + De / 2), o = p);
				let m = Kr(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? De : Oe, h = i == 0 ? Te : Ee, _ = t._splits, v = p.distr == 2 ? _.map((e) => st[e]) : _, x = p.distr == 2 ? st[_[1]] - st[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = Nr(w * J), E = Nr((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * J), D = t._rotate * -Ar / 180, O = g(t._pos * J), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let A = t.font[0];
			W(A, c, t.align == 1 ? jn : t.align == 2 ? Mn : D > 0 ? jn : D < 0 ? Mn : i == 0 ? "center" : n == 3 ? Mn : jn, D || i == 1 ? "middle" : n == 2 ? kn : An);
			let j = t.font[1] * t.lineGap, ee = _.map((e) => g(s(e, p, m, h))), te = t._values;
			for (let e = 0; e < te.length; e++) {
				let t = te[e];
				if (t != null) {
					i == 0 ? a = ee[e] : o = ee[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * j), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * j);
					}
				}
			}
			S.show && Pt(ee, S.filter(r, v, e, f, x), i, n, O, T, Q(S.width * J, 3), S.stroke(r, e), S.dash, S.cap);
			let ne = t.grid;
			ne.show && Pt(ee, ne.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? Ee : Te, i == 0 ? Oe : De, Q(ne.width * J, 3), ne.stroke(r, e), ne.dash, ne.cap), C.show && Pt([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? Ee : Te, i == 1 ? Oe : De, Q(C.width * J, 3), C.stroke(r, e), C.dash, C.cap);
		}
		Ei("drawAxes");
	}
	function Rt(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let zt = !1, Bt = !1, Vt = [];
	function Ht() {
		Bt = !1;
		for (let e = 0; e < Vt.length; e++) Ei(...Vt[e]);
		Vt.length = 0;
	}
	function Ut() {
		zt ||= (Ti(Gt), !0);
	}
	function Wt(e, t = !1) {
		zt = !0, Bt = t, e(r), Gt(), t && Vt.length > 0 && queueMicrotask(Ht);
	}
	r.batch = Wt;
	function Gt() {
		if (ke &&= (wt(), !1), je &&= (Le(), !1), Ae) {
			if (Y(p, jn, H), Y(p, kn, be), Y(p, Dn, B), Y(p, On, V), Y(m, jn, H), Y(m, kn, be), Y(m, Dn, B), Y(m, On, V), Y(f, Dn, ve), Y(f, On, ye), u.width = Nr(ve * J), u.height = Nr(ye * J), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						Y(e, a ? "left" : "top", r - t), Y(e, a ? "width" : "height", n), Y(e, a ? "top" : "left", a ? be : H), Y(e, a ? "height" : "width", a ? V : B), Qn(e, hn);
					} else Zn(e, hn);
				}
			}), dt = ft = pt = ht = gt = _t = vt = yt = mt = null, bt = 1, Wr(!0), H != xe || be != Se || B != Ce || V != we) {
				Rt(!1);
				let e = B / Ce, t = V / we;
				if (oe && !Me && N.left >= 0) {
					N.left *= e, N.top *= t, Yt && nr(Yt, Nr(N.left), 0, B, V), Xt && nr(Xt, 0, Nr(N.top), B, V);
					for (let n = 0; n < Ge.length; n++) {
						let r = Ge[n];
						r != null && (Ke[n] *= e, qe[n] *= t, nr(r, Pr(Ke[n]), Pr(qe[n]), B, V));
					}
				}
				if (q.show && !Ne && q.left >= 0 && q.width > 0) {
					q.left *= e, q.width *= e, q.top *= t, q.height *= t;
					for (let e in $r) Y(Vn, e, q[e]);
				}
				xe = H, Se = be, Ce = B, we = V;
			}
			Ei("setSize"), Ae = !1;
		}
		ve > 0 && ye > 0 && (d.clearRect(0, 0, u.width, u.height), Ei("drawClear"), w.forEach((e) => e()), Ei("draw")), q.show && Ne && (Hn(q), Ne = !1), oe && Me && (Rr(null, !0, !1), Me = !1), M.show && M.live && Pe && (kr(), Pe = !1), c || (c = !0, r.status = 1, Ei("ready")), ct = !1, zt = !1;
	}
	r.redraw = (e, t) => {
		je = t || !1, e === !1 ? Ut() : Jn(S, D.min, D.max);
	};
	function Kt(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (rt == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (rt > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && rt > 0 && (n.min = dr(n.min, t[0]), n.max = dr(n.max, t[0]), n.min == n.max && n.max++), j[e] = n, ke = !0, Ut();
		}
	}
	r.setScale = Kt;
	let qt, Jt, Yt, Xt, Zt, Qt, $t, en, tn, nn, G, K, rn = !1, an = N.drag, on = an.x, Nn = an.y;
	oe && (N.x && (qt = er(_n, m)), N.y && (Jt = er(vn, m)), D.ori == 0 ? (Yt = qt, Xt = Jt) : (Yt = Jt, Xt = qt), G = N.left, K = N.top);
	let q = r.select = yi({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), Vn = q.show ? er(gn, q.over ? m : p) : null;
	function Hn(e, t) {
		if (q.show) {
			for (let t in e) q[t] = e[t], t in $r && Y(Vn, t, e[t]);
			t !== !1 && Ei("setSelect");
		}
	}
	r.setSelect = Hn;
	function Gn(e) {
		if (v[e].show) P && Qn(L[e], hn);
		else if (P && Zn(L[e], hn), oe) {
			let t = We ? Ge[0] : Ge[e];
			t != null && nr(t, -10, -10, B, V);
		}
	}
	function Jn(e, t, n) {
		Kt(e, {
			min: t,
			max: n
		});
	}
	function Yn(e, t, n, a) {
		t.focus != null && mr(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, Gn(r), i == 2 ? (Jn(n.facets[0].scale, null, null), Jn(n.facets[1].scale, null, null)) : Jn(n.scale, null, null), Ut());
		}), n !== !1 && Ei("setSeries", e, t), a && ji("setSeries", r, e, t);
	}
	r.setSeries = Yn;
	function Xn(e, t) {
		yi(x[e], t);
	}
	function tr(e, t) {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function rr(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = tr, r.setBand = Xn, r.delBand = rr;
	function ar(e, t) {
		v[e].alpha = t, oe && Ge[e] != null && (Ge[e].style.opacity = t), P && L[e] && (L[e].style.opacity = t);
	}
	let sr, cr, fr, pr = { focus: !0 };
	function mr(e) {
		if (e != fr) {
			let t = e == null, n = He.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && ar(a, i ? 1 : He.alpha);
				}
			}), fr = e, n && Ut();
		}
	}
	P && Ue && ge(zn, I, (e) => {
		N._lock || (U(e), fr != null && Yn(null, pr, !0, Oi.setSeries));
	});
	function hr(e, t, n) {
		let r = b[t];
		n && (e = e / J - (r.ori == 1 ? be : H));
		let i = B;
		r.ori == 1 && (i = V, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? Lr(10, c) : l == 4 ? Vr(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function gr(e, n) {
		return dr(hr(e, S, n), t[0], it, at);
	}
	r.valToIdx = (e) => dr(e, t[0]), r.posToIdx = gr, r.posToVal = hr, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? De : B, n ? Te : 0) : o(e, b[t], n ? Oe : V, n ? Ee : 0), r.setCursor = (e, t, n) => {
		G = e.left, K = e.top, Rr(null, t, n);
	};
	function Sr(e, t) {
		Y(Vn, jn, q.left = e), Y(Vn, Dn, q.width = t);
	}
	function Cr(e, t) {
		Y(Vn, kn, q.top = e), Y(Vn, On, q.height = t);
	}
	let Er = D.ori == 0 ? Sr : Cr, Dr = D.ori == 1 ? Sr : Cr;
	function Or() {
		if (P && M.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && R) continue;
			let t = M.values[e], n = 0;
			for (let r in t) le[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function kr(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			ae[t] = e;
		}) : fi(e.idx) || ae.fill(e.idx), M.idx = ae[0]), P && M.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !R) && Mr(e, ae[e]);
			Or();
		}
		Pe = !1, t !== !1 && Ei("setLegend");
	}
	r.setLegend = kr;
	function Mr(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? st : t[e], o;
		R ? o = i.values(r, e, n) ?? z : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? z : { _: o }), M.values[e] = o;
	}
	function Rr(e, n, a) {
		tn = G, nn = K, [G, K] = N.move(r, G, K), N.left = G, N.top = K, oe && (Yt && nr(Yt, Nr(G), 0, B, V), Xt && nr(Xt, 0, Nr(K), B, V));
		let o, s = it > at;
		sr = Ur, cr = null;
		let c = D.ori == 0 ? B : V, l = D.ori == 1 ? B : V;
		if (G < 0 || rt == 0 || s) {
			o = N.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = Ge[e];
				t != null && nr(t, -10, -10, B, V);
			}
			Ue && Yn(null, pr, !0, e == null && Oi.setSeries), M.live && (ae.fill(o), Pe = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? G : K, n = hr(e, S), o = N.idx = dr(n, t[0], it, at), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = ae[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = N.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Pe = Pe || S != y || x != _, ae[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : A(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Ue && S != null) {
						let t = D.ori == 1 ? G : K, n = jr(He.dist(r, e, x, _, t));
						if (n < sr) {
							let r = He.bias;
							if (r != 0) {
								let i = hr(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (sr = n, cr = e);
							} else sr = n, cr = e;
						}
					}
					if (Pe || We) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = Ve.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = Ve.size(r, e);
						if (v = Ve.fill(r, e), g = Ve.stroke(r, e), We) e == cr && sr <= He.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = Ge[e];
							t != null && (Ke[e] = c, qe[e] = l, or(t, a, o, y), ir(t, v, g), nr(t, Pr(c), Pr(l), B, V));
						}
					}
				}
			}
			if (We) {
				let e = He.prox;
				if (Pe || (fr == null ? sr <= e : sr > e || cr != fr)) {
					let e = Ge[0];
					e != null && (Ke[0] = s, qe[0] = u, or(e, d, f, p), ir(e, m, h), nr(e, Pr(s), Pr(u), B, V));
				}
			}
		}
		if (q.show && rn) {
			if (e != null) {
				let [t, n] = Oi.scales, [r, i] = Oi.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (on = s._x, Nn = s._y, on || Nn) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && on ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), Er(Fr(v, y), jr(y - v))) : Er(0, c), S && Nn ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = A(m(h, o), _, l, 0), y = A(m(h + g, o), _, l, 0), Dr(Fr(v, y), jr(y - v))) : Dr(0, l);
				} else ei();
			} else {
				let e = jr(tn - Zt), t = jr(nn - Qt);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				on = an.x && e >= an.dist, Nn = an.y && t >= an.dist;
				let n = an.uni;
				n == null ? an.x && an.y && (on || Nn) && (on = Nn = !0) : on && Nn && (on = e >= n, Nn = t >= n, !on && !Nn && (t > e ? Nn = !0 : on = !0));
				let r, i;
				on && (D.ori == 0 ? (r = $t, i = G) : (r = en, i = K), Er(Fr(r, i), jr(i - r)), Nn || Dr(0, l)), Nn && (D.ori == 1 ? (r = $t, i = G) : (r = en, i = K), Dr(Fr(r, i), jr(i - r)), on || Er(0, c)), !on && !Nn && (Er(0, 0), Dr(0, 0));
			}
		}
		if (an._x = on, an._y = Nn, e == null) {
			if (a) {
				if (ki != null) {
					let [e, t] = Oi.scales;
					Oi.values[0] = e == null ? null : hr(D.ori == 0 ? G : K, e), Oi.values[1] = t == null ? null : hr(D.ori == 1 ? G : K, t);
				}
				ji(Fn, r, G, K, B, V, o);
			}
			if (Ue) {
				let e = a && Oi.setSeries, t = He.prox;
				fr == null ? sr <= t && Yn(cr, pr, !0, e) : sr > t ? Yn(null, pr, !0, e) : cr != fr && Yn(cr, pr, !0, e);
			}
		}
		Pe && (M.idx = o, kr()), n !== !1 && Ei("setCursor");
	}
	let Br = null;
	Object.defineProperty(r, "rect", { get() {
		return Br ?? Wr(!1), Br;
	} });
	function Wr(e = !1) {
		e ? Br = null : (Br = m.getBoundingClientRect(), Ei("syncRect", Br));
	}
	function qr(e, t, n, r, i, a, o) {
		N._lock || rn && e != null && e.movementX == 0 && e.movementY == 0 || (Jr(e, t, n, r, i, a, o, !1, e != null), e == null ? Rr(t, !0, !1) : Rr(null, !0, !0));
	}
	function Jr(e, t, n, i, a, o, c, l, u) {
		if (Br ?? Wr(!1), U(e), e != null) n = e.clientX - Br.left, i = e.clientY - Br.top;
		else {
			if (n < 0 || i < 0) {
				G = -10, K = -10;
				return;
			}
			let [e, r] = Oi.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = Oi.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? B : V, _ = D.ori == 1 ? B : V, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == Fn) && ((n <= 1 || n >= B - 1) && (n = ti(n, B)), (i <= 1 || i >= V - 1) && (i = ti(i, V))), l ? (Zt = n, Qt = i, [$t, en] = N.move(r, n, i)) : (G = n, K = i);
	}
	let $r = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function ei() {
		Hn($r, !1);
	}
	let ni, ri, oi, di;
	function gi(e, t, n, i, a, o, s) {
		rn = !0, on = Nn = an._x = an._y = !1, Jr(e, t, n, i, a, o, s, !0, !1), e != null && (ge(Ln, Kn, _i, !1), ji(In, r, $t, en, B, V, null));
		let { left: c, top: l, width: u, height: d } = q;
		ni = c, ri = l, oi = u, di = d;
	}
	function _i(e, t, n, i, a, o, s) {
		rn = an._x = an._y = !1, Jr(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = q, f = u > 0 || d > 0, p = ni != c || ri != l || oi != u || di != d;
		if (f && p && Hn(q), an.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), on && Jn(S, hr(e, S), hr(e + t, S)), Nn) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != Ur && Jn(e, hr(n + r, e), hr(n, e));
			}
			ei();
		} else N.lock && (N._lock = !N._lock, Rr(t, !0, e != null));
		e != null && (_e(Ln, Kn), ji(Ln, r, G, K, B, V, null));
	}
	function bi(e, t, n, r, i, a, o) {
		if (N._lock) return;
		U(e);
		let s = rn;
		if (rn) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = on, r = Nn) : (n = Nn, r = on), n && r && (e = G <= 10 || G >= B - 10, t = K <= 10 || K >= V - 10), n && e && (G = G < $t ? 0 : B), r && t && (K = K < en ? 0 : V), Rr(null, !0, !0), rn = !1;
		}
		G = -10, K = -10, ae.fill(null), Rr(null, !0, !0), s && (rn = s);
	}
	function xi(e, t, n, i, a, o, s) {
		N._lock || (U(e), ut(), ei(), e != null && ji(Bn, r, G, K, B, V, null));
	}
	function Si() {
		y.forEach(is), Fe(r.width, r.height, !0);
	}
	lr(Un, qn, Si);
	let Ci = {};
	Ci.mousedown = gi, Ci.mousemove = qr, Ci.mouseup = _i, Ci.dblclick = xi, Ci.setSeries = (e, t, n, i) => {
		let a = Oi.match[2];
		n = a(r, t, n), n != -1 && Yn(n, i, !0, !1);
	}, oe && (ge(In, m, gi), ge(Fn, m, qr), ge(Rn, m, (e) => {
		U(e), Wr(!1);
	}), ge(zn, m, bi), ge(Bn, m, xi), Ho.add(r), r.syncRect = Wr);
	let wi = r.hooks = e.hooks || {};
	function Ei(e, t, n) {
		Bt ? Vt.push([
			e,
			t,
			n
		]) : e in wi && wi[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) wi[t] = (wi[t] || []).concat(e.hooks[t]);
	});
	let Di = (e, t, n) => n, Oi = yi({
		key: null,
		setSeries: !1,
		filters: {
			pub: Zr,
			sub: Zr
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			Qr,
			Qr,
			Di
		],
		values: [null, null]
	}, N.sync);
	Oi.match.length == 2 && Oi.match.push(Di), N.sync = Oi;
	let ki = Oi.key, Ai = co(ki);
	function ji(e, t, n, r, i, a, o) {
		Oi.filters.pub(e, t, n, r, i, a, o) && Ai.pub(e, t, n, r, i, a, o);
	}
	Ai.sub(r);
	function Mi(e, t, n, r, i, a, o) {
		Oi.filters.sub(e, t, n, r, i, a, o) && Ci[e](null, t, n, r, i, a, o);
	}
	r.pub = Mi;
	function Ni() {
		Ai.unsub(r), Ho.delete(r), he.clear(), ur(Un, qn, Si), l.remove(), I?.remove(), Ei("destroy");
	}
	r.destroy = Ni;
	function Pi() {
		Ei("init", e, t), lt(t || e.data, !1), j[S] ? Kt(S, j[S]) : ut(), Ne = q.show && (q.width > 0 || q.height > 0), Me = Pe = !0, Fe(e.width, e.height);
	}
	return v.forEach(Ye), y.forEach($e), n ? n instanceof HTMLElement ? (n.appendChild(l), Pi()) : n(r, Pi) : Pi(), r;
}
as.assign = yi, as.fmtNum = Or, as.rangeNum = wr, as.rangeLog = vr, as.rangeAsinh = yr, as.orient = fo, as.pxRatio = J, as.join = wi, as.fmtDate = Li, as.tzDate = zi, as.sync = co;
{
	as.addGap = _o, as.clipGaps = go;
	let e = as.paths = { points: jo };
	e.linear = Fo, e.stepped = Io, e.bars = Ro, e.spline = Bo;
}
// src/colours.ts
var os = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], ss = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], cs = [
	[],
	[8, 4],
	[2, 3],
	[
		10,
		3,
		2,
		3
	],
	[4, 4],
	[14, 5],
	[1, 4]
], ls = window.matchMedia("(prefers-color-scheme: dark)"), us = Ze(ls.matches);
ls.addEventListener("change", (e) => {
	us.value = e.matches;
});
function ds(e) {
	return (us.value ? ss : os)[e % os.length];
}
function fs(e) {
	return cs[e % cs.length];
}
function ps() {
	return us.value ? "#c9d1d9" : "#3b434b";
}
function ms() {
	return us.value ? "#2b323a" : "#e3e7eb";
}
// src/chart.tsx
var hs = as.sync("time");
function gs(e) {
	let t = Oe(null), n = Oe(null), r = gt(!1), i = Math.max(0, ...e.lines.map((e) => e.values.length)), a = `chart-${e.title.replaceAll(/\W+/g, "-").toLowerCase()}`, o = us.value;
	De(() => {
		let r = t.current;
		if (!r || i === 0) return;
		let a = Array.from({ length: i }, (t, n) => n * e.step), o = {
			stroke: ps,
			grid: {
				stroke: ms(),
				width: 1
			},
			ticks: {
				stroke: ms(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, s = new as({
			width: r.clientWidth || 600,
			height: 170,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				sync: { key: hs.key },
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: { size: 6 }
			},
			legend: { live: !0 },
			scales: {
				x: {
					time: !1,
					range: (t, n, r) => wt.value ?? [n, Math.max(r, n + e.step)]
				},
				y: { range: (t, n, r) => [0, Math.max(.001, Math.max(r ?? 0, e.mark?.value ?? 0) * 1.08)] }
			},
			axes: [{
				...o,
				values: (e, t) => t.map(de),
				size: 30
			}, {
				...o,
				values: (e, t) => t.map(le),
				size: 52
			}],
			series: [{
				label: "time",
				value: (e, t) => t === null ? "–" : de(t)
			}, ...e.lines.map((e, t) => {
				let n = ds(e.colour ?? t);
				return {
					label: e.label,
					stroke: n,
					width: e.bars ? 0 : 1.75,
					dash: fs(e.colour ?? t),
					spanGaps: !0,
					fill: e.bars ? n : void 0,
					paths: e.bars ? as.paths.bars({
						size: [.9, 40],
						align: 1
					}) : void 0,
					points: { show: !1 },
					value: (e, t) => t == null ? "–" : le(t)
				};
			})],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (wt.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(t) => {
					if (!e.mark || e.mark.value <= 0) return;
					let n = t.valToPos(e.mark.value, "y", !0), { left: r, width: i } = t.bbox, a = t.ctx;
					a.save(), a.strokeStyle = a.fillStyle = ps(), a.lineWidth = devicePixelRatio, a.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]), a.beginPath(), a.moveTo(r, n), a.lineTo(r + i, n), a.stroke(), a.font = `${11 * devicePixelRatio}px system-ui, sans-serif`, a.textAlign = "right", a.textBaseline = "top", a.fillText(e.mark.label, r + i - 4, n + 3), a.restore();
				}]
			}
		}, [a, ...e.lines.map((e) => e.values)], r);
		n.current = s, s.over.addEventListener("click", () => {
			e.onPick && s.cursor.idx !== null && s.cursor.idx !== void 0 && e.onPick(a[s.cursor.idx]);
		}), s.over.addEventListener("dblclick", () => {
			wt.value = null;
		});
		let c = new ResizeObserver(() => {
			r.clientWidth > 0 && s.setSize({
				width: r.clientWidth,
				height: 170
			});
		});
		return c.observe(r), () => {
			c.disconnect(), s.destroy();
		};
	}, [
		i,
		o,
		e.lines.length
	]);
	let s = wt.value;
	return De(() => {
		n.current?.setScale("x", {
			min: s?.[0] ?? 0,
			max: s?.[1] ?? i * e.step
		});
	}, [s]), /* @__PURE__ */ W("section", {
		class: "chart",
		"aria-labelledby": a,
		children: [
			/* @__PURE__ */ W("header", { children: [/* @__PURE__ */ W("h3", {
				id: a,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ W("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ W("button", {
				type: "button",
				class: "quiet",
				"aria-pressed": r.value,
				onClick: () => {
					r.value = !r.value;
				},
				children: r.value ? "Chart" : "Table"
			})] }),
			/* @__PURE__ */ W("div", {
				ref: t,
				role: "img",
				"aria-label": _s(e),
				hidden: r.value
			}),
			r.value && /* @__PURE__ */ W(vs, {
				...e,
				points: i
			})
		]
	});
}
function _s({ title: e, unit: t, lines: n }) {
	return `${e}, ${t}: ${n.map((e) => `${e.label} at most ${le(Math.max(0, ...e.values.map((e) => e ?? 0)))}`).join(", ")}. The button Table shows the numbers.`;
}
function vs({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = wt.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t)), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ W("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": `${r} as a table`,
		children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [/* @__PURE__ */ W("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ W("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ W("tbody", { children: l.map((n) => /* @__PURE__ */ W("tr", { children: [/* @__PURE__ */ W("th", {
			scope: "row",
			children: de(n * t)
		}), e.map((e) => /* @__PURE__ */ W("td", { children: e.values[n] === null || e.values[n] === void 0 ? "–" : le(e.values[n]) }, e.label))] }, n)) })] })
	});
}
// src/overview.tsx
function ys({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ W(x, { children: [
		/* @__PURE__ */ W(bs, { page: e }),
		/* @__PURE__ */ W(Cs, { s: t }),
		/* @__PURE__ */ W(Es, { page: e }),
		/* @__PURE__ */ W(Ds, { s: t }),
		/* @__PURE__ */ W(ks, { s: t }),
		/* @__PURE__ */ W(As, { s: t })
	] });
}
function bs({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ W("h2", {
			id: "causes",
			children: "Causes"
		}), t.map((t, n) => /* @__PURE__ */ W(xs, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function xs({ c: e, title: t, drawn: n }) {
	let r = () => {
		Mt.value = e.cause, Nt.value = "", At.value = "", Ot.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ W("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ W("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ W("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${L(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						fe(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ W("p", { children: Ss(e.sentence) }),
			/* @__PURE__ */ W("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ W("details", { children: [/* @__PURE__ */ W("summary", { children: "Evidence" }), /* @__PURE__ */ W("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ W("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ W("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function Ss(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
function Cs({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ W("h2", {
			id: "thresholds",
			children: "Thresholds"
		}), /* @__PURE__ */ W("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ W("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ W("th", {
					scope: "row",
					children: [/* @__PURE__ */ W("code", { children: e.expr }), e.implied && /* @__PURE__ */ W("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ W("td", { children: e.value === null ? "–" : ws(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function ws(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? fe(t) : /_ms\(/.test(e) ? R(t) : le(t);
}
var Ts = 6;
function Es({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (t) => t.map((t) => t / e.step_s), i = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, a = t.slice(0, Ts).map((e) => ({
		label: i(e.name, "open", t),
		values: e.open
	})), o = t.reduce((e, t) => e + t.wanted, 0), s = [], c = [];
	for (let e of n.slice(0, 3)) s.push({
		label: i(e.name, "planned", n),
		values: r(e.planned)
	}, {
		label: i(e.name, "started", n),
		values: r(e.started)
	}, {
		label: i(e.name, "good", n),
		values: r(e.good)
	}), e.throttled.some((e) => e > 0) && s.push({
		label: i(e.name, "throttled (429)", n),
		values: r(e.throttled)
	}), e.failed.some((e) => e > 0) && s.push({
		label: i(e.name, "failed", n),
		values: r(e.failed)
	}), c.push({
		label: i(e.name, "p50 from plan", n),
		values: e.latency_p50_ms
	}, {
		label: i(e.name, "p99 from plan", n),
		values: e.latency_p99_ms
	}, {
		label: i(e.name, "p99 service", n),
		values: e.service_p99_ms
	});
	for (let e of t.slice(0, 3)) e.rtt_p99_ms.some((e) => e !== null) && c.push({
		label: i(e.name, "p99 of pings", t),
		values: e.rtt_p99_ms
	});
	let l = Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n,
		bars: !0
	})), u = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), d = e.summary.platform?.max_concurrent ?? 0, f = e.summary.interactions.max_concurrent, p = (t) => {
		wt.value = [Math.max(0, t - 5 * e.step_s), t + 6 * e.step_s], Mt.value = "", Ot.value = "sockets";
	}, m = e.generator;
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ W("p", {
				class: "hint",
				children: [
					"Drag to zoom, double-click for all of it; the charts share one cursor.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					wt.value && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							wt.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a.length > 0 && /* @__PURE__ */ W(gs, {
				title: "Open sockets",
				unit: `of ${L(o)} wanted`,
				step: e.step_s,
				lines: a,
				mark: {
					value: t.length === 1 ? o : 0,
					label: `wanted ${L(o)}`
				}
			}),
			l.length > 0 && /* @__PURE__ */ W(gs, {
				title: "Closes by cause",
				unit: `sockets in ${e.step_s} s; click one to see them`,
				step: e.step_s,
				lines: l,
				onPick: p
			}),
			n.length > 0 && /* @__PURE__ */ W(gs, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				mark: {
					value: f,
					label: `maximum concurrent interactions ${L(f)}`
				}
			}),
			u.length > 0 && /* @__PURE__ */ W(gs, {
				title: "The platform's own view",
				unit: "as it counts",
				step: e.step_s,
				lines: u,
				mark: {
					value: d,
					label: `its maximum concurrent interactions ${L(d)}`
				}
			}),
			s.length > 0 && /* @__PURE__ */ W(gs, {
				title: "Arrivals",
				unit: "a second",
				step: e.step_s,
				lines: s
			}),
			c.length > 0 && /* @__PURE__ */ W(gs, {
				title: "Latency",
				unit: "ms, ± 12 %",
				step: e.step_s,
				lines: c
			}),
			/* @__PURE__ */ W(gs, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: m.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ W(gs, {
				title: "The generator's processors",
				unit: "",
				step: e.step_s,
				lines: [{
					label: "used",
					values: m.cpu ?? []
				}, {
					label: "waited for",
					values: m.waited ?? []
				}]
			})
		]
	});
}
function Ds({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ W("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ W("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Pools",
			children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				"held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ W("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ W("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ W("td", { children: L(t.wanted) }),
				/* @__PURE__ */ W("td", { children: L(t.opened) }),
				/* @__PURE__ */ W("td", {
					class: t.refused > 0 ? "bad" : "",
					children: L(t.refused)
				}),
				/* @__PURE__ */ W("td", {
					class: t.lost > 0 ? "bad" : "",
					children: L(t.lost)
				}),
				/* @__PURE__ */ W("td", { children: L(t.held_to_end) }),
				/* @__PURE__ */ W("td", { children: L(t.peak_open) }),
				/* @__PURE__ */ W("td", { children: Os(t.connect_ms) }),
				/* @__PURE__ */ W("td", { children: Os(t.ping_rtt_ms) })
			] }, e)) })] })
		})]
	});
}
function Os(e) {
	return e.count > 0 ? `${R(e.p50)} / ${R(e.p99)}` : "–";
}
function ks({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ W("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ W("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Loads",
			children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				"load",
				"planned",
				"started",
				"not started",
				"good",
				"failed",
				"throttled",
				"good a second",
				"latency p50 / p99 / max",
				"service p99"
			].map((e) => /* @__PURE__ */ W("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ W("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ W("td", { children: L(t.planned) }),
				/* @__PURE__ */ W("td", { children: L(t.started) }),
				/* @__PURE__ */ W("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: L(t.not_started)
				}),
				/* @__PURE__ */ W("td", { children: L(t.succeeded) }),
				/* @__PURE__ */ W("td", {
					class: t.failed > 0 ? "bad" : "",
					children: L(t.failed)
				}),
				/* @__PURE__ */ W("td", { children: L(t.throttled) }),
				/* @__PURE__ */ W("td", { children: le(t.good_per_s) }),
				/* @__PURE__ */ W("td", { children: [
					R(t.latency_ms.p50),
					" / ",
					R(t.latency_ms.p99),
					" / ",
					R(t.latency_ms.max)
				] }),
				/* @__PURE__ */ W("td", { children: R(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function As({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "generator",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "generator",
				children: "The generator"
			}),
			/* @__PURE__ */ W("p", { children: [
				t.valid ? "Valid" : "Not valid",
				": CPU ",
				le(t.cpu_s),
				" s, memory ",
				le(t.peak_rss_bytes / (1 << 20)),
				" MiB, late by ",
				R(t.lateness_ms.p99),
				" at p99 and ",
				R(t.lateness_ms.max),
				" at most."
			] }),
			t.reasons.length > 0 && /* @__PURE__ */ W("ul", { children: t.reasons.map((e) => /* @__PURE__ */ W("li", {
				class: "bad",
				children: e
			}, e)) })
		]
	});
}
// src/sockets.tsx
function js({ page: e }) {
	let t = e.ends, n = ke(() => [...new Set(t.cause)], [t]), r = ke(() => {
		let n = [], r = wt.value;
		for (let i = 0; i < t.cause.length; i++) Mt.value && t.cause[i] !== Mt.value || Nt.value && e.pools?.[t.pool[i]]?.name !== Nt.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		Mt.value,
		Nt.value,
		wt.value
	]), i = ke(() => r.filter((e) => t.phase[e] === "open"), [r]), a = (t) => e.titles[t] ?? t, o = Ns(e), s = gt(!1), c = (t, n) => {
		s.value = n, At.value = Ms(e, t);
	};
	return t.total === 0 ? /* @__PURE__ */ W("p", { children: "No socket was refused or lost." }) : /* @__PURE__ */ W("section", {
		"aria-labelledby": "sockets",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ W("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ W("label", { children: ["cause ", /* @__PURE__ */ W("select", {
						value: Mt.value,
						onChange: (e) => {
							Mt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ W("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ W("label", { children: ["pool ", /* @__PURE__ */ W("select", {
						value: Nt.value,
						onChange: (e) => {
							Nt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ W("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					wt.value && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							wt.value = null;
						},
						children: [
							"From ",
							z(Math.max(0, wt.value[0])),
							" to ",
							z(wt.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ W("span", {
						role: "status",
						children: [
							L(r.length),
							" of ",
							L(t.cause.length),
							t.total > t.cause.length && `, a sample of ${L(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ W("div", {
				class: "two",
				children: [/* @__PURE__ */ W(Is, {
					page: e,
					rows: i,
					causes: n,
					chosen: o,
					onChoose: (e) => c(e, !1)
				}), /* @__PURE__ */ W("div", { children: [
					/* @__PURE__ */ W(Bs, {
						title: "Silence either way",
						values: i.map((e) => t.silence_s[e])
					}),
					/* @__PURE__ */ W(Bs, {
						title: "Silence of the server",
						values: i.map((e) => t.silence_received_s[e])
					}),
					/* @__PURE__ */ W(Bs, {
						title: "Silence of ours",
						values: i.map((e) => t.silence_sent_s[e])
					}),
					/* @__PURE__ */ W(Bs, {
						title: "Age",
						values: i.map((e) => t.age_s[e])
					}),
					/* @__PURE__ */ W(Bs, {
						title: "Instant",
						values: i.map((e) => t.ended_s[e])
					})
				] })]
			}),
			/* @__PURE__ */ W(Ct, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: c,
				columns: [
					{
						head: "pool",
						width: "minmax(6rem,1fr)",
						cell: (n) => e.pools?.[t.pool[n]]?.name ?? ""
					},
					{
						head: "socket",
						width: "5rem",
						right: !0,
						cell: (e) => t.socket[e]
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (e) => a(t.cause[e])
					},
					{
						head: "ended as",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => t.how[e].replaceAll("_", " ") + (t.code[e] ? ` ${t.code[e]}` : "")
					},
					{
						head: "at",
						width: "6rem",
						right: !0,
						cell: (e) => z(t.ended_s[e])
					},
					{
						head: "age",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? z(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? z(t.silence_s[e]) : "–"
					}
				]
			}),
			At.value && o < 0 && /* @__PURE__ */ W("p", {
				class: "hint",
				role: "status",
				children: "The socket that the address names is not in this page."
			}),
			o >= 0 && /* @__PURE__ */ W(Bt, {
				label: `Evidence of ${Ms(e, o)}`,
				byKey: s.value,
				onClose: () => {
					At.value = "", document.querySelector(".rows[aria-label=\"sockets\"]")?.focus();
				},
				title: /* @__PURE__ */ W(x, { children: [
					e.pools?.[t.pool[o]]?.name,
					" socket ",
					t.socket[o],
					" ",
					/* @__PURE__ */ W("a", {
						class: "unit",
						href: `#socket=${Ms(e, o)}`,
						children: "link"
					})
				] }),
				children: /* @__PURE__ */ W(Fs, {
					page: e,
					i: o
				})
			})
		]
	});
}
function Ms(e, t) {
	let n = e.ends;
	return jt(e.pools?.[n.pool[t]]?.name ?? "", n.socket[t], n.attempt[t], n.numbers.kind?.[t] ?? 0);
}
function Ns(e) {
	let t = At.value;
	return ke(() => t === "" ? -1 : e.ends.cause.findIndex((n, r) => Ms(e, r) === t), [e, t]);
}
var Ps = [
	"",
	"opened again after a loss",
	"an attempt of holdfast's own after a loss",
	"a late attempt of holdfast's own after refusals"
];
function Fs({ page: e, i: t }) {
	let n = e.ends, r = (e) => n.numbers[e]?.[t] ?? 0, i = (e) => n.texts[e]?.[t] ?? "", a = n.ended_s[t], o = n.phase[t] === "open", s = (e) => e.replaceAll("_", " "), c = e.summary.causes.find((r) => r.cause === n.cause[t] && r.pools.includes(e.pools?.[n.pool[t]]?.name ?? "")), l = [], u = (e, ...t) => {
		let n = t.filter((e) => e !== !1 && e !== 0 && e !== "");
		n.length > 0 && l.push([e, n]);
	}, d = (e) => `${z(a - r(e))} before the end`;
	return u("How it ended", ["ended as", s(n.how[t]) + (n.code[t] ? ` ${n.code[t]}` : "")], ["came as far as", n.phase[t]], ["ended at", z(a)], n.detail[t] && ["detail", n.detail[t]], r("partial") && ["cut", "in the middle of a frame or an answer"], i("after_close") && ["after the close frame", s(i("after_close"))], r("tls") && ["TLS", r("close_notify") ? "ended properly (close_notify)" : "not ended (no close_notify)"], r("status") && ["answer", String(r("status"))], i("server") && ["Server", i("server")], i("via") && ["Via", i("via")], i("retry_after") && ["Retry-After", i("retry_after")], i("body") && ["body", i("body")]), u("Its course", ["attempt", `${n.attempt[t]}${Ps[r("kind")] ? `, ${Ps[r("kind")]}` : ""}`], i("address") && ["address", `${i("address")}${r("local_port") ? `, from our port ${r("local_port")}` : ""}`], ["planned at", z(r("planned_s"))], r("prepared_s") && ["steps before", z(r("prepared_s"))], ["dialed at", z(r("attempted_s"))], r("connected_s") && ["TCP after", R((r("connected_s") - r("attempted_s")) * 1e3)], r("secured_s") && ["TLS after", R((r("secured_s") - r("connected_s")) * 1e3)], r("queued_s") && ["TLS waited for this machine", R(r("queued_s") * 1e3)], r("opened_s") && ["101 after", R((r("opened_s") - r("attempted_s")) * 1e3)]), o && (u("Its clocks", ["age", z(n.age_s[t])], ["silence either way", z(n.silence_s[t])], ["silence of the server", z(n.silence_received_s[t])], ["silence of ours", z(n.silence_sent_s[t])], r("last_app_s") && ["last message", d("last_app_s")], ["longest silence survived", `${z(r("gap_any_s"))} either way, ${z(r("gap_received_s"))} of the server, ${z(r("gap_sent_s"))} of ours`]), u("What went over it", ["messages", `${L(r("messages_sent"))} sent, ${L(r("messages_received"))} received`], ["pings", `${L(r("pings_sent"))} sent, ${L(r("pongs_received"))} answered`], r("oldest_ping_s") && ["never answered", `a ping sent ${d("oldest_ping_s")}`])), u("Its neighbours", ["at the attempt", `${L(r("open_at_attempt"))} open, ${L(r("pending_at_attempt"))} under way, ${L(r("arrivals_before"))} attempts in the second before`], ["at the end", `${L(r("open_at_end"))} open, ${L(r("arrivals_at_end"))} attempts in the second before`]), r("tcp_known") && u("What the kernel knew", ...Rt([
		"state",
		"backoff",
		"retransmits",
		"total_retransmit",
		"unacked",
		"last_sent_ms",
		"last_received_ms",
		"last_ack_ms",
		"rtt_us",
		"rttvar_us",
		"segs_in",
		"segs_out",
		"out_queue",
		"in_queue"
	].map((e) => r(`tcp_${e}`)))), u("This machine", ["away at most", `${R(r("own_gap_s") * 1e3)} in the 10 s before`], r("kernel_lag_s") && ["read late", `the kernel had the last bytes ${R(r("kernel_lag_s") * 1e3)} earlier`]), /* @__PURE__ */ W(x, { children: [/* @__PURE__ */ W("p", {
		class: "cause",
		children: [/* @__PURE__ */ W("b", { children: e.titles[n.cause[t]] ?? s(n.cause[t]) }), c && /* @__PURE__ */ W(x, { children: [
			": ",
			c.sentence,
			" ",
			/* @__PURE__ */ W("span", {
				class: "advice",
				children: c.advice
			})
		] })]
	}), /* @__PURE__ */ W("div", {
		class: "groups",
		children: l.map(([e, t]) => /* @__PURE__ */ W("section", { children: [/* @__PURE__ */ W("h4", { children: e }), /* @__PURE__ */ W("dl", { children: t.map(([e, t]) => /* @__PURE__ */ W("div", { children: [/* @__PURE__ */ W("dt", { children: e }), /* @__PURE__ */ W("dd", { children: t })] }, e)) })] }, e))
	})] });
}
function Is({ page: e, rows: t, causes: n, chosen: r, onChoose: i }) {
	let a = Oe(null), o = us.value, s = e.ends, c = t.map((e) => s.age_s[e]), l = t.map((e) => s.silence_s[e]), u = Math.max(.001, zs(c)) * 1.05, d = Math.max(.001, zs(l)) * 1.05, f = {
		left: 48,
		right: 10,
		top: 10,
		bottom: 34
	}, p = () => {
		let e = a.current, i = e?.getContext("2d");
		if (!e || !i) return;
		let o = devicePixelRatio || 1, p = e.clientWidth, m = e.clientHeight;
		e.width = p * o, e.height = m * o, i.scale(o, o), i.font = "11px system-ui, sans-serif";
		let h = (e) => f.left + e / u * (p - f.left - f.right), g = (e) => m - f.bottom - e / d * (m - f.top - f.bottom);
		i.strokeStyle = ms(), i.fillStyle = ps();
		for (let e = 0; e <= 4; e++) {
			let t = u * e / 4, n = d * e / 4;
			i.beginPath(), i.moveTo(h(t), f.top), i.lineTo(h(t), m - f.bottom), i.moveTo(f.left, g(n)), i.lineTo(p - f.right, g(n)), i.stroke(), i.textAlign = e === 4 ? "right" : "center", i.fillText(le(t), h(t), m - f.bottom + 14), i.textAlign = "right", i.fillText(le(n), f.left - 6, g(n) + 4);
		}
		i.textAlign = "center", i.fillText("age, s", (f.left + p - f.right) / 2, m - 4), i.save(), i.translate(11, (f.top + m - f.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(s.cause[e]);
			i.fillStyle = i.strokeStyle = ds(r), Ls(i, r, h(c[t]), g(l[t]));
		}), i.globalAlpha = 1, r >= 0 && s.phase[r] === "open" && (i.strokeStyle = ps(), i.lineWidth = 2, i.beginPath(), i.arc(h(s.age_s[r]), g(s.silence_s[r]), 7, 0, 7), i.stroke());
	};
	return De(() => {
		p();
		let e = new ResizeObserver(p);
		return a.current && e.observe(a.current), () => e.disconnect();
	}, [
		t,
		o,
		r
	]), /* @__PURE__ */ W("figure", { children: [/* @__PURE__ */ W("canvas", {
		ref: a,
		class: "scatter",
		role: "img",
		onClick: (e) => {
			let n = a.current;
			if (!n) return;
			let r = n.getBoundingClientRect(), o = r.width, s = r.height, p = -1, m = 400;
			t.forEach((t, n) => {
				let i = f.left + c[n] / u * (o - f.left - f.right), a = s - f.bottom - l[n] / d * (s - f.top - f.bottom), h = (i - (e.clientX - r.left)) ** 2 + (a - (e.clientY - r.top)) ** 2;
				h < m && (m = h, p = t);
			}), p >= 0 && i(p);
		},
		"aria-label": `${L(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ W("figcaption", { children: n.filter((e) => t.some((t) => s.cause[t] === e)).map((t) => /* @__PURE__ */ W("span", {
		class: "key",
		children: [
			/* @__PURE__ */ W(Rs, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function Ls(e, t, n, r) {
	switch (e.beginPath(), t % 4) {
		case 0:
			e.arc(n, r, 2.6, 0, 7), e.fill();
			return;
		case 1:
			e.rect(n - 2.4, r - 2.4, 4.8, 4.8), e.fill();
			return;
		case 2:
			e.moveTo(n, r - 3.4), e.lineTo(n + 3.2, r + 2.6), e.lineTo(n - 3.2, r + 2.6), e.fill();
			return;
		default: e.moveTo(n - 3, r - 3), e.lineTo(n + 3, r + 3), e.moveTo(n + 3, r - 3), e.lineTo(n - 3, r + 3), e.stroke();
	}
}
function Rs({ n: e }) {
	return /* @__PURE__ */ W("span", {
		"aria-hidden": "true",
		style: { color: ds(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function zs(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function Bs({ title: e, values: t }) {
	let n = Math.max(1e-6, zs(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = zs(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${z(o)}, spread ${z(s)}`;
	return /* @__PURE__ */ W("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ W("figcaption", { children: c }), /* @__PURE__ */ W("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ W("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function Vs({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ W(x, { children: [
		/* @__PURE__ */ W("header", {
			class: "top",
			children: [/* @__PURE__ */ W("p", {
				class: `verdict ${t.verdict}`,
				children: {
					pass: "✓ PASS",
					fail: "✗ FAIL",
					invalid: "? INVALID"
				}[t.verdict]
			}), /* @__PURE__ */ W("div", { children: [/* @__PURE__ */ W("h1", { children: n.scenario || "run" }), /* @__PURE__ */ W("p", {
				class: "unit",
				children: [
					n.id,
					" · ",
					new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
					" UTC · ",
					z(n.duration_s),
					" · seed ",
					n.seed,
					" · against ",
					r || n.target.addresses.join(", "),
					n.interrupted && " · interrupted",
					n.aborted_by && ` · ended by ${n.aborted_by}`,
					" · holdfast ",
					n.version
				]
			})] })]
		}),
		/* @__PURE__ */ W("div", {
			role: "tablist",
			"aria-label": "Views",
			class: "tabs",
			onKeyDown: (e) => {
				let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				t !== 0 && (Ot.value = Tt[(Tt.findIndex(([e]) => e === Ot.value) + t + Tt.length) % Tt.length][0], document.getElementById(`tab-${Ot.value}`)?.focus());
			},
			children: Tt.map(([e, t]) => /* @__PURE__ */ W("button", {
				type: "button",
				role: "tab",
				id: `tab-${e}`,
				"aria-selected": Ot.value === e,
				"aria-controls": "view",
				tabIndex: Ot.value === e ? 0 : -1,
				onClick: () => {
					Ot.value = e;
				},
				children: t
			}, e))
		}),
		/* @__PURE__ */ W("main", { children: /* @__PURE__ */ W("div", {
			id: "view",
			role: "tabpanel",
			"aria-labelledby": `tab-${Ot.value}`,
			children: [
				Ot.value === "overview" && /* @__PURE__ */ W(ys, { page: e }),
				Ot.value === "sockets" && /* @__PURE__ */ W(js, { page: e }),
				Ot.value === "interactions" && /* @__PURE__ */ W(Zt, { page: e })
			]
		}) })
	] });
}
var Hs = document.getElementById("page");
try {
	let e = await ce();
	Hs.replaceChildren(), I(/* @__PURE__ */ W(Vs, { page: e }), Hs), Pt.value = await K(e);
} catch (e) {
	Hs.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
